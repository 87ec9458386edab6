using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What was drawn from an application's deadlines.</summary>
public sealed record SweptApplication(int Deemed, int Lapsed, int Yellow, int Red, int Missed, int Silent)
{
    public static readonly SweptApplication Nothing = new(0, 0, 0, 0, 0, 0);

    public int All => Deemed + Lapsed + Yellow + Red + Missed + Silent;

    public static SweptApplication operator +(SweptApplication one, SweptApplication other) => new(
        one.Deemed + other.Deemed, one.Lapsed + other.Lapsed, one.Yellow + other.Yellow, one.Red + other.Red,
        one.Missed + other.Missed, one.Silent + other.Silent);

    internal static SweptApplication Of(Outcome outcome, IReadOnlyCollection<Card> cards) => new(
        outcome.Events.Count(happened => happened is StepAccepted { Manner: AcceptanceKind.Deemed }),
        outcome.Events.Count(happened => happened is StepLapsed),
        cards.Count(card => card.Colour == CardColour.Yellow),
        cards.Count(card => card.Colour == CardColour.Red),
        outcome.Events.Count(happened => happened is LimitMissed or CaseLimitMissed),
        outcome.Events.Count(happened => happened is StepGranted { Basis: GrantBasis.Silence }));
}

/// <summary>
/// Draws what the clock has brought about for one application: deemed acceptance, lapse, cards, a missed limit, a grant by
/// silence. What follows from an acceptance or a lapse is seen only when that is written down: so it goes in rounds.
/// </summary>
public sealed class SweepApplication(AppDbContext db, CaseFile caseFile, Workflows workflows, TimeProvider clock)
{
    public async Task<SweptApplication> Run(Guid application, CancellationToken cancellationToken)
    {
        for (var all = SweptApplication.Nothing; ;)
        {
            var round = await db.WhenOvertakenAgain(() => Round(application, cancellationToken));
            if (!round.IsOk)
                throw new InvalidOperationException(round.Problem.Message.En);
            all += round.Value.Drawn;
            if (round.Value.IsLast)
                return all;
        }
    }

    private sealed record Rounded(SweptApplication Drawn, bool IsLast);

    private async Task<Result<Rounded>> Round(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var at = clock.Now();
        if (await caseFile.Open(db.Applications.ForThePlatform(), id, cancellationToken) is not { } open)
            return new Rounded(SweptApplication.Nothing, true);
        var due = open.Steps.Where(row => row.WatchAt < at).ToList();
        if (due.Count == 0 && !(open.Application.WatchAt < at))
            return new Rounded(SweptApplication.Nothing, true);

        var times = new CaseTimes(open, workflows.CalendarOf(open.Service), at);
        var first = Decide(open, [
            .. due.Where(times.IsDeemedAccepted).Select(row => new DeemAccepted(row.Key)),
            .. due.Where(times.HasLapsed).Select(row => new Lapse(row.Key))], at);
        return first.Events.Count > 0
            ? await Save(open, first, [], at, isLast: false, cancellationToken)
            : await Rest(open, times, due, at, cancellationToken);
    }

    private async Task<Result<Rounded>> Rest(OpenCase open, CaseTimes times, List<StepRow> due, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var clocks = await new CaseClocks(db, workflows).History(open.Application, cancellationToken);
        var raised = await new Cards(db).Raise(open, times, clocks, due, at, cancellationToken);
        var isCaseMissed = times.HasCasePassed(clocks);
        var outcome = Decide(open, [
            .. due.SelectMany(row => times.Consequences(row, clocks)),
            .. isCaseMissed ? [new MissCaseLimit(times.Office.DateOf(open.Application.DueAt!.Value))] : Array.Empty<PlatformDecision>()], at);
        var saved = await Save(open, outcome, raised, at, isLast: true, cancellationToken, () =>
        {
            foreach (var row in due)
                row.Swept(at);
            if (open.Application.WatchAt < at)
                open.Application.Unwatch();
        });
        return saved;
    }

    private async Task<Result<Rounded>> Save(
        OpenCase open, Outcome outcome, IReadOnlyCollection<Card> raised, DateTimeOffset at, bool isLast, CancellationToken cancellationToken,
        Action? swept = null)
    {
        if (outcome.Events.Count > 0)
            outcome = await caseFile.Record(open, outcome, at, cancellationToken);
        else
            open.Application.Guard();
        swept?.Invoke();
        await db.SaveChangesAsync(cancellationToken);
        return new Rounded(SweptApplication.Of(outcome, raised), isLast);
    }

    // What one consequence has ended, another one no longer concerns: the engine says so, and it is left out.
    private static Outcome Decide(OpenCase open, IEnumerable<PlatformDecision> decisions, DateTimeOffset at)
    {
        var outcome = Outcome.Nothing(open.Run);
        foreach (var decision in decisions)
        {
            if (WorkflowEngine.Decide(open.Service, outcome.Run!, decision, at) is { Refusal: null } next)
                outcome = outcome.Then(next);
        }

        return outcome;
    }
}
