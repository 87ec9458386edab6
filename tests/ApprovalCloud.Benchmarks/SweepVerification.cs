using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks;

/// <summary>Whether each deadline that had passed was acted on, and none twice; reckoned from the rows' dates alone.</summary>
internal static class SweepVerification
{
    public static async Task<List<string>> Faults(IServiceProvider services, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var running = db.Steps.AsNoTracking().Where(step => step.Status == StepStatus.Open && step.AcceptedAt != null);
        List<string> faults =
        [
            .. Compare("limits missed", await running.CountAsync(step => step.DueAt < now, cancellationToken), await Keys(db, nameof(LimitMissed), cancellationToken)),
            .. Compare("yellow cards", await running.CountAsync(step => step.YellowAt < now, cancellationToken), await Cards(db, CardLimit.Promise, CardColour.Yellow, cancellationToken)),
            .. Compare("red cards for the promise", await running.CountAsync(step => step.PromisedAt < now && step.PromisedAt < step.DueAt, cancellationToken), await Cards(db, CardLimit.Promise, CardColour.Red, cancellationToken)),
            .. Compare("red cards for the law", await running.CountAsync(step => step.DueAt < now, cancellationToken), await Cards(db, CardLimit.Statute, CardColour.Red, cancellationToken)),
            .. Compare("acceptances", await db.Steps.CountAsync(step => step.AcceptedAt != null, cancellationToken), await Keys(db, nameof(StepAccepted), cancellationToken)),
        ];
        if (await db.Steps.AnyAsync(step => step.AcceptedAt == null && step.Status == StepStatus.Open && step.AcceptBy < now, cancellationToken))
            faults.Add("some steps ought to count as accepted");
        if (await db.Steps.AnyAsync(step => step.WatchAt < now, cancellationToken))
            faults.Add("some steps were not looked at");
        var verified = await scope.ServiceProvider.GetRequiredService<VerifyLog>().Run(cancellationToken);
        Console.WriteLine($"verify-log: {verified.Applications:N0} applications, {verified.Events:N0} events, {verified.Faults.Count} faults");
        faults.AddRange(verified.Faults.Select(fault => $"{fault.ApplicationId} {fault.Sequence}: {fault.What}"));
        return faults;
    }

    private static IEnumerable<string> Compare(string what, int due, (int All, int Different) found)
    {
        Console.WriteLine($"{what}: {due:N0} due, {found.All:N0} drawn, {found.Different:N0} different ones");
        return due == found.All && due == found.Different ? [] : [$"{what} do not agree"];
    }

    private static async Task<(int, int)> Keys(AppDbContext db, string kind, CancellationToken cancellationToken)
    {
        var rows = db.Events.AsNoTracking().Where(row => row.Kind == kind);
        return (await rows.CountAsync(cancellationToken), await rows.Select(row => new { row.ApplicationId, row.Step }).Distinct().CountAsync(cancellationToken));
    }

    private static async Task<(int, int)> Cards(AppDbContext db, CardLimit limit, CardColour colour, CancellationToken cancellationToken)
    {
        var cards = db.Cards.AsNoTracking().Where(card => card.Limit == limit && card.Colour == colour);
        return (await cards.CountAsync(cancellationToken), await cards.Select(card => new { card.ApplicationId, card.Step }).Distinct().CountAsync(cancellationToken));
    }
}
