using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>Where the law takes silence for a grant, three days after the limit.</summary>
public abstract class SilenceTests(Platform platform)
{
    private const string Fire = "fire-inspection";
    private readonly Given given = new(platform);

    [Fact]
    public async Task Silence_PastItsDay_GrantsAndIssuesTheLicence()
    {
        var id = (await given.ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(30));

        await platform.Sweep();

        var granted = Assert.Single(await platform.EventsOf<StepGranted>(id, Fire));
        Assert.Equal((GrantBasis.Silence, (Person?)null), (granted.Basis, granted.By));
        Assert.Single(await platform.EventsOf<LimitMissed>(id, Fire));
        Assert.Equal(granted.Licence, await platform.InDatabase(db => db.Licences
            .Where(licence => licence.ApplicationId == id && licence.Step == Fire).Select(licence => licence.Number).SingleAsync()));
    }

    [Fact]
    public async Task Silence_IsToldWithItsArticleAndTheDayOfPublication()
    {
        var id = (await given.ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(30));
        await platform.Sweep();
        var published = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(14);

        List<MimeKit.MimeMessage> letters = [];
        await platform.Drain(letters);
        using var citizen = await platform.SignedInToPages("citizen");
        var track = System.Net.WebUtility.HtmlDecode(await citizen.GetStringAsync(new Uri($"/apply/{id}/track", UriKind.Relative)));

        Assert.Contains(letters, mail => mail.TextBody!.Contains("《中华人民共和国行政许可法》第四十二条第一款", StringComparison.Ordinal)
            && mail.TextBody.Contains($"{published:yyyy-MM-dd}", StringComparison.Ordinal) && mail.TextBody.Contains($"{id}", StringComparison.Ordinal));
        Assert.Contains("the law takes that for a grant (Administrative Licensing Law, article 42(1))", track, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_BeforeItsDay_OnlyFlagsTheBreach()
    {
        var id = (await given.ParallelSteps()).Id;
        var row = await platform.StepOf(id, Fire);
        platform.Clock.SetUtcNow(row.DueAt!.Value.AddHours(1));
        Assert.True(row.SilentAt > row.DueAt);

        await platform.Sweep();

        Assert.Single(await platform.EventsOf<LimitMissed>(id, Fire));
        Assert.Empty(await platform.EventsOf<StepGranted>(id, Fire));
    }

    [Fact]
    public async Task Silence_WhileDocumentsAreOutstanding_GrantsNothing()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new AskForCorrection(
            platform.Clerk("fire-rescue"), id, Fire, [new CorrectionItem("premises.area", CorrectionKind.Unclear, "measure again")], "please"));
        platform.Clock.Advance(TimeSpan.FromDays(60));

        await platform.Sweep();

        Assert.Equal(StepStatus.AwaitingApplicant, (await platform.StepOf(id, Fire)).Status);
    }

    [Fact]
    public async Task Silence_WhereTheLawSaysNothing_IsABreachAndNoGrant()
    {
        var id = (await given.ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(80));

        await platform.Sweep();

        Assert.Equal(StepStatus.Open, (await platform.StepOf(id, "food-licence")).Status);
        Assert.Single(await platform.EventsOf<LimitMissed>(id, "food-licence"));
    }

    [Fact]
    public async Task Refuse_AfterSilenceHasGranted_ComesTooLate()
    {
        var id = (await given.ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(30));

        var refused = await platform.Send(new DecideStep(platform.Clerk("fire-rescue"), id, Fire, Verdict.Refuse, "no exit"));

        Assert.Equal(nameof(RefusalRule.StepAlreadyDecided), refused.Problem?.Rule);
        Assert.Equal(StepStatus.Granted, (await platform.StepOf(id, Fire)).Status);
    }
}

public sealed class SilenceSqlitePlatform : SqlitePlatform
{
    public SilenceSqlitePlatform() => Clock.SetUtcNow(QuietDays.Begin);

    protected override string WorkflowsFolder { get; } = WorkflowsCopy.WhereSilenceGrants().Published(2027, 2028).Folder;
}

public sealed class SilencePostgresPlatform : PostgresPlatform
{
    public SilencePostgresPlatform() => Clock.SetUtcNow(QuietDays.Begin);

    protected override string WorkflowsFolder { get; } = WorkflowsCopy.WhereSilenceGrants().Published(2027, 2028).Folder;
}

public sealed class SilenceOnSqlite(SilenceSqlitePlatform platform) : SilenceTests(platform), IClassFixture<SilenceSqlitePlatform>;

public sealed class SilenceOnPostgres : SilenceTests, IClassFixture<SilencePostgresPlatform>
{
    public SilenceOnPostgres(SilencePostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
