using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>Learns from the platform's own history, measures itself on its later part, and keeps what was learnt.</summary>
public sealed class LearnForecasts(AppDbContext db, TimeProvider clock)
{
    private const double Learnt = 0.8;

    /// <summary>Fewer have no median worth the name.</summary>
    private const int Fewest = 10;

    /// <returns>What was learnt; nothing where hardly anything has ended. Where there is too little to learn from, it is the plain median, unmeasured.</returns>
    public async Task<ForecastModel?> Run(CancellationToken cancellationToken)
    {
        var past = new Moments(await new OwnCases(db).Ended(cancellationToken));
        if (past.Cases < Fewest)
            return null;
        var evaluation = Evaluation.Of(past);
        var first = past.EndedBy(Learnt);
        var (learning, checking) = (past.Between(past.Earliest, first), past.Between(first, past.Latest));
        if (learning.Count == 0 || checking.Count == 0)
            return null;
        var forecaster = evaluation is null ? Forecaster.Plain(learning, checking) : Forecaster.Learn(learning, checking);
        if (await db.ForecastModels.FirstOrDefaultAsync(one => one.Name == ForecastModel.Own, cancellationToken) is not { } model)
            db.ForecastModels.Add(model = new ForecastModel(ForecastModel.Own));
        model.Become(forecaster, evaluation, past.Cases, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return model;
    }
}
