using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Support;

public static class Sweeping
{
    public static Task<SweepResult> Sweep(this Platform platform) =>
        platform.Services.GetRequiredService<SweepDeadlines>().Run(CancellationToken.None);

    public static Task<StepRow> StepOf(this Platform platform, Guid application, string step) => platform.InDatabase(db =>
        db.Steps.AsNoTracking().SingleAsync(row => row.ApplicationId == application && row.Key == step));

    public static Task<List<Card>> CardsOf(this Platform platform, Guid application, string step) => platform.InDatabase(db => db.Cards.AsNoTracking()
        .Where(card => card.ApplicationId == application && card.Step == step).OrderBy(card => card.Limit).ThenByDescending(card => card.Colour).ToListAsync());

    public static Task<List<EventRow>> EventsOf(this Platform platform, Guid application) => platform.InDatabase(db => db.Events.AsNoTracking()
        .Where(row => row.ApplicationId == application).OrderBy(row => row.Sequence).ToListAsync());

    public static async Task<List<T>> EventsOf<T>(this Platform platform, Guid application, string step) where T : RunEvent =>
        [.. (await platform.EventsOf(application)).Where(row => row.Step == step).Select(row => row.Read()).OfType<T>()];
}
