using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>Says of open applications when they are expected to end: of each once a day, and when something has happened or its limit has passed.</summary>
public sealed class MakeForecasts(AppDbContext db, TimeProvider clock)
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Holds = TimeSpan.FromDays(1);

    /// <returns>How many were made.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        if (await db.ForecastModels.AsNoTracking().FirstOrDefaultAsync(one => one.Name == ForecastModel.Own, cancellationToken) is not { } model)
            return 0;
        var (forecaster, now, made) = (model.Open(), clock.GetUtcNow(), 0);
        var before = now - Holds > model.LearntAt ? now - Holds : model.LearntAt;
        await Forget(cancellationToken);
        Guid? last = null;
        while (await new OwnCases(db).Open(before, now, last, AtOnce, cancellationToken) is [.., var latest] open)
        {
            last = latest.Id;
            db.ChangeTracker.Clear();
            var ids = open.Select(one => one.Id).ToList();
            var there = await db.Forecasts.Where(one => ids.Contains(one.ApplicationId)).ToDictionaryAsync(one => one.ApplicationId, cancellationToken);
            foreach (var one in open)
            {
                if (!there.TryGetValue(one.Id, out var forecast))
                    db.Forecasts.Add(forecast = new Forecast(one.Id));
                forecast.Become(forecaster, one.Case.At(now), one.DueAt, now);
            }

            await db.SaveChangesAsync(cancellationToken);
            made += open.Count;
        }

        return made;
    }

    // What has ended needs no forecast.
    private Task Forget(CancellationToken cancellationToken) => db.Forecasts
        .Where(forecast => db.Applications.ForThePlatform().Any(one => one.Id == forecast.ApplicationId && one.EndedAt != null)).ExecuteDeleteAsync(cancellationToken);
}
