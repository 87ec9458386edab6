using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>Learns from the platform's own history, measures itself on its later part, and keeps what was learnt.</summary>
public sealed class LearnForecasts(AppDbContext db, TimeProvider clock)
{
    private const double Learnt = 0.8;

    /// <returns>How good it is; nothing where too few applications have ended, and nothing is learnt.</returns>
    public async Task<Evaluation?> Run(CancellationToken cancellationToken)
    {
        var (ended, open) = await new OwnCases(db).Past(cancellationToken);
        var past = new Moments(ended, open);
        if (Evaluation.Of(past) is not { } evaluation)
            return null;
        var (first, last) = (past.EndedBy(Learnt), past.Latest!.Value);
        var forecaster = Forecaster.Learn(past.Between(DateTimeOffset.MinValue, first, first), past.Between(first, last, last));
        if (await db.ForecastModels.FirstOrDefaultAsync(one => one.Name == ForecastModel.Own, cancellationToken) is not { } model)
            db.ForecastModels.Add(model = new ForecastModel(ForecastModel.Own));
        model.Become(forecaster, evaluation, past.Cases, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return evaluation;
    }
}
