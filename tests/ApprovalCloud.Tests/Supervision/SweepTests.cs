using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Supervision;

public abstract class SweepTests(Platform platform)
{
    private const string First = "business-registration";
    private const string Drains = "drainage-permit";
    private readonly Given given = new(platform);

    private Caller Registrar => platform.Clerk("administrative-approval");

    [Fact]
    public async Task Sweep_BeforeAnythingHasCome_ChangesNothing()
    {
        var id = (await given.SubmittedApplication()).Id;

        await platform.Sweep();

        Assert.DoesNotContain(await platform.EventsOf(id), row => row.Kind is nameof(StepAccepted) or nameof(LimitMissed));
        Assert.Empty(await platform.CardsOf(id, First));
    }

    [Fact]
    public async Task Sweep_NothingSaidInTime_AcceptsFromTheDayOfReceipt()
    {
        var id = (await given.SubmittedApplication()).Id;
        var received = platform.Clock.GetUtcNow();
        platform.Clock.Advance(TimeSpan.FromDays(9));

        await platform.Sweep();

        var accepted = Assert.Single(await platform.EventsOf<StepAccepted>(id, First));
        Assert.Equal((AcceptanceKind.Deemed, platform.Clock.GetUtcNow()), (accepted.Manner, accepted.At));
        Assert.Equal(received, (await platform.StepOf(id, First)).AcceptedAt);
    }

    [Fact]
    public async Task Sweep_BeforeAcceptance_NoLimitRuns()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(4));

        await platform.Sweep();

        Assert.Empty(await platform.CardsOf(id, First));
        Assert.Empty(await platform.EventsOf<LimitMissed>(id, First));
    }

    [Fact]
    public async Task Sweep_AcceptedOnceALookHadFoundNothing_StillFindsWhatThePromiseBrings()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(4));
        await platform.Sweep();
        await platform.Ok(new ClaimStep(Registrar, id, First));
        await Accept(id);
        platform.Clock.Advance(TimeSpan.FromDays(4));

        await platform.Sweep();

        Assert.Equal([(CardLimit.Promise, CardColour.Yellow), (CardLimit.Promise, CardColour.Red)], (await platform.CardsOf(id, First)).Take(2).Select(card => (card.Limit, card.Colour)));
    }

    [Fact]
    public async Task Sweep_AfterTenDaysOfDowntime_DrawsEverythingInOrderAndDatesItNow()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));

        await platform.Sweep();

        var happened = (await platform.EventsOf(id)).Where(row => row.At == platform.Clock.GetUtcNow()).Select(row => row.Kind).ToList();
        Assert.Equal([nameof(StepAccepted), nameof(LimitMissed)], happened);
        var cards = await platform.CardsOf(id, First);
        Assert.Equal(
            [(CardLimit.Promise, CardColour.Yellow), (CardLimit.Promise, CardColour.Red), (CardLimit.Statute, CardColour.Red)],
            cards.Select(card => (card.Limit, card.Colour)));
        Assert.All(cards, card => Assert.Equal(platform.Clock.GetUtcNow(), card.RaisedAt));
    }

    [Fact]
    public async Task Sweep_Twice_DrawsNothingTwice()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();
        var (events, letters) = ((await platform.EventsOf(id)).Count, await Letters(id));

        var again = await platform.Sweep();

        Assert.Equal((0, 0), (again.Drawn.All, again.Applications));
        Assert.Equal((events, letters), ((await platform.EventsOf(id)).Count, await Letters(id)));
    }

    [Fact]
    public async Task Sweep_OnTwoNodesAtOnce_DrawsNothingTwice()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++)
            ids.Add((await given.SubmittedApplication()).Id);
        platform.Clock.Advance(TimeSpan.FromDays(10));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => platform.Sweep())));

        foreach (var id in ids)
        {
            Assert.Single(await platform.EventsOf<LimitMissed>(id, First));
            Assert.Single(await platform.EventsOf<StepAccepted>(id, First));
            Assert.Equal(3, (await platform.CardsOf(id, First)).Count);
        }

        Assert.Empty((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
    }

    [Fact]
    public async Task Sweep_OneApplicationThatFails_StopsNoOther()
    {
        var (poisoned, sound) = ((await given.SubmittedApplication()).Id, (await given.SubmittedApplication()).Id);
        await Version(poisoned, 99);
        platform.Clock.Advance(TimeSpan.FromDays(10));

        var swept = await platform.Sweep();

        await Version(poisoned, 1);
        Assert.Equal(1, swept.Failed);
        Assert.Single(await platform.EventsOf<LimitMissed>(sound, First));
        Assert.Empty(await platform.EventsOf<LimitMissed>(poisoned, First));
        await platform.Sweep();
        Assert.Single(await platform.EventsOf<LimitMissed>(poisoned, First));
    }

    [Fact]
    public async Task Sweep_WhileTheClockStands_MissesNothingThatHadComeBefore()
    {
        var id = await Accepted(Drains);
        await platform.Ok(new SuspendStep(platform.Clerk("housing-construction"), id, Drains, SpecialProcedure.Testing, "a sample is tested")
        {
            Term = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(14),
        });
        platform.Clock.Advance(TimeSpan.FromDays(60));
        await platform.Sweep();
        Assert.Empty(await platform.EventsOf<LimitMissed>(id, Drains));

        await platform.Ok(new ResumeStep(platform.Clerk("housing-construction"), id, Drains, "the result is in"));
        platform.Clock.Advance(TimeSpan.FromDays(40));
        await platform.Sweep();

        Assert.Single(await platform.EventsOf<LimitMissed>(id, Drains));
    }

    [Fact]
    public async Task Sweep_StoppedOnlyAfterTheLimitHadPassed_StillRecordsIt()
    {
        var id = await Accepted(Drains);
        platform.Clock.Advance(TimeSpan.FromDays(40));
        await platform.InDatabase(db => db.Steps.Where(row => row.ApplicationId == id && row.Key == Drains)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WatchAt, (DateTimeOffset?)null)));
        await platform.Ok(new SuspendStep(platform.Clerk("housing-construction"), id, Drains, SpecialProcedure.Testing, "a sample is tested")
        {
            Term = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(14),
        });

        await platform.Sweep();

        Assert.Single(await platform.EventsOf<LimitMissed>(id, Drains));
    }

    [Fact]
    public async Task Decide_AfterTheLimitAndBeforeTheSweep_RecordsThatItWasMissedFirst()
    {
        var id = (await given.SubmittedApplication()).Id;
        var seen = (await platform.StepOf(id, First)).Version;
        platform.Clock.Advance(TimeSpan.FromDays(10));

        await platform.Ok(new DecideStep(Registrar, id, First, Verdict.Grant, "", seen));

        Assert.Equal(
            [nameof(StepAccepted), nameof(LimitMissed), nameof(StepGranted)],
            (await platform.EventsOf(id)).Where(row => row.Step == First).Select(row => row.Kind).Where(kind => kind != nameof(StepOpened)));
    }

    [Fact]
    public async Task Sweep_LimitOfTheWholeCase_IsMissedOnceAndToldToTheSupervisors()
    {
        var id = await Accepted(Drains);
        platform.Clock.Advance(TimeSpan.FromDays(120));

        await platform.Sweep();
        await platform.Sweep();

        Assert.Single(await platform.EventsOf(id), row => row.Kind == nameof(CaseLimitMissed));
        List<MimeKit.MimeMessage> letters = [];
        await platform.Drain(letters);
        Assert.Contains(letters, mail => mail.To.ToString().Contains("supervisor@", StringComparison.Ordinal) && mail.TextBody!.Contains($"/watch/applications/{id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sweep_MissedLimit_TellsTheApplicantTheDepartmentAndTheSupervisors()
    {
        var submitted = await given.SubmittedApplication();
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();

        List<MimeKit.MimeMessage> letters = [];
        await platform.Drain(letters);

        var late = letters.Where(mail => mail.Subject!.Contains(submitted.Number, StringComparison.Ordinal)).ToList();
        foreach (var (to, words) in new[] { ("citizen@", "已超期"), ("clerk.administrative-approval@", "黄牌"), ("clerk.administrative-approval@", "红牌"), ("clerk.administrative-approval@", "超期"), ("supervisor@", "红牌"), ("supervisor@", "超期") })
            Assert.Single(late, mail => mail.To.ToString().Contains(to, StringComparison.Ordinal) && mail.Subject!.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Card_CarriesTheLimitTheDaysAndTheReckoning()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();

        var card = (await platform.CardsOf(id, First))[^1];

        Assert.Equal(new Duration(3, TimeUnit.WorkingDay), card.Evidence.Limit);
        Assert.True(card.Evidence.Used > 3);
        Assert.Equal("administrative-approval", card.Department);
        Assert.Contains(card.Evidence.Lines, line => line.En.Contains("article 32(4)", StringComparison.Ordinal));
    }

    private async Task<Guid> Accepted(string step)
    {
        var id = (await given.ParallelSteps()).Id;
        await AcceptAs(platform.Clerk("housing-construction"), id, step);
        return id;
    }

    private Task Accept(Guid id) => AcceptAs(Registrar, id, First);

    private Task AcceptAs(Caller clerk, Guid id, string step) => platform.Decide(id, new Accept(clerk.Actor, step, []));

    private Task<int> Version(Guid id, int version) => platform.InDatabase(db => db.Applications.Where(application => application.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(application => application.ServiceVersion, version)));

    private Task<int> Letters(Guid id) => platform.InDatabase(db => db.Outbox.CountAsync(message => message.ApplicationId == id));
}

/// <summary>No holiday is near, wherever the tests have moved the clock.</summary>
internal static class QuietDays
{
    public static readonly DateTimeOffset Begin = new(2027, 3, 2, 1, 30, 0, TimeSpan.Zero);
}

public sealed class SweepSqlitePlatform : SqlitePlatform
{
    public SweepSqlitePlatform() => Clock.SetUtcNow(QuietDays.Begin);

    protected override string WorkflowsFolder { get; } = new WorkflowsCopy().Published(2027, 2028).Folder;
}

public sealed class SweepPostgresPlatform : PostgresPlatform
{
    public SweepPostgresPlatform() => Clock.SetUtcNow(QuietDays.Begin);

    protected override string WorkflowsFolder { get; } = new WorkflowsCopy().Published(2027, 2028).Folder;
}

public sealed class SweepOnSqlite(SweepSqlitePlatform platform) : SweepTests(platform), IClassFixture<SweepSqlitePlatform>;

public sealed class SweepOnPostgres : SweepTests, IClassFixture<SweepPostgresPlatform>
{
    public SweepOnPostgres(SweepPostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
