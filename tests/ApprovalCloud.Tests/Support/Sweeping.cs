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

    /// <summary>A decision as the engine knows it, recorded with all that follows.</summary>
    public static Task Decide(this Platform platform, Guid application, Decision decision) => platform.InScope(async services =>
    {
        var (db, file, at) = (services.GetRequiredService<AppDbContext>(), services.GetRequiredService<CaseFile>(), platform.Clock.GetUtcNow());
        var open = await file.Open(db.Applications, application, CancellationToken.None);
        await file.Record(open!, WorkflowEngine.Decide(open!.Service, open.Run, decision, at), at, CancellationToken.None);
        await db.SaveChangesAsync();
    });

    public static Task<StepRow> StepOf(this Platform platform, Guid application, string step) => platform.InDatabase(db =>
        db.Steps.AsNoTracking().SingleAsync(row => row.ApplicationId == application && row.Key == step));

    public static Task<List<Card>> CardsOf(this Platform platform, Guid application, string step) => platform.InDatabase(db => db.Cards.AsNoTracking()
        .Where(card => card.ApplicationId == application && card.Step == step).OrderBy(card => card.Limit).ThenByDescending(card => card.Colour).ToListAsync());

    public static Task<List<EventRow>> EventsOf(this Platform platform, Guid application) => platform.InDatabase(db => db.Events.AsNoTracking()
        .Where(row => row.ApplicationId == application).OrderBy(row => row.Sequence).ToListAsync());

    public static async Task<List<T>> EventsOf<T>(this Platform platform, Guid application, string step) where T : RunEvent =>
        [.. (await platform.EventsOf(application)).Where(row => row.Step == step).Select(row => row.Read()).OfType<T>()];
}
