using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Applications;

public abstract class ReckoningTests(Platform platform)
{
    private const string Drains = "drainage-permit";
    private readonly Given given = new(platform);

    private Caller Clerk => platform.Clerk("housing-construction");

    [Fact]
    public async Task Reckoning_OfEveryClock_IsTheDateOnItsRow()
    {
        var id = await Paused();

        var (reckonings, view) = (await Of(platform.Citizen, id), await platform.Ok(new GetApplication(platform.Citizen, id)));

        Assert.Equal(view.Steps.Count(step => step.OpenedAt is not null) + 1, reckonings.Count);
        var office = OfficeTime.Of(platform.Workflows.Jurisdictions["cn"]);
        Assert.Equal(office.DateOf(view.DueAt!.Value), reckonings.Single(one => one.Clock.Length == 0).Due);
        Assert.All(view.Steps.Where(step => step.OpenedAt is not null), step =>
        {
            var reckoning = reckonings.Single(one => one.Clock == step.Key);
            Assert.Equal(
                (office.DateOf(step.DueAt!.Value), office.DateOf(step.PromisedAt!.Value)), (reckoning.Due, reckoning.Promised));
        });
    }

    [Fact]
    public async Task Reckoning_OfAPausedStep_NamesThePauseAndItsArticle()
    {
        var begun = platform.Today();
        var id = await Paused();

        var lines = (await Of(platform.Citizen, id)).Single(one => one.Clock == Drains).Lines;

        var pause = Assert.Single(lines, line => line.Words.En.StartsWith("Paused", StringComparison.Ordinal));
        var days = platform.Workflows.Calendars["cn"].WorkingDaysBetween(begun, platform.Today());
        Assert.Contains($"{days} working days for testing", pause.Words.En, StringComparison.Ordinal);
        Assert.Equal("Administrative Licensing Law, article 45", pause.Article!.En);
    }

    [Fact]
    public async Task Case_WhileOneOfSeveralStepsStands_GoesOn()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new SuspendStep(Clerk, submitted.Id, Drains, SpecialProcedure.Testing, "ten days")
        {
            Term = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(14),
        });
        platform.Clock.Advance(TimeSpan.FromDays(7));
        await platform.Ok(new ResumeStep(Clerk, submitted.Id, Drains, ""));

        Assert.Equal(submitted.DueAt, (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).DueAt);
    }

    [Fact]
    public async Task Case_WhileItsOnlyStepStands_StandsToo()
    {
        var submitted = await given.SubmittedApplication();
        var registrar = platform.Clerk("administrative-approval");
        await platform.Ok(new AskForCorrection(
            registrar, submitted.Id, "business-registration", [new CorrectionItem("business.name", CorrectionKind.Wrong, "taken")], "another name"));
        platform.Clock.Advance(TimeSpan.FromDays(7));
        var correction = (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Steps.Single(step => step.CorrectionId is not null).CorrectionId!.Value;
        await platform.Ok(new AnswerCorrectionRequest(
            platform.Citizen, submitted.Id, correction, new Dictionary<string, string> { ["business.name"] = "Another" }));

        // The correction came before the acceptance: the clock of the case starts with the answer.
        var reckoning = (await Of(platform.Citizen, submitted.Id)).Single(one => one.Clock.Length == 0);
        Assert.Contains("from acceptance", reckoning.Lines[0].Words.En, StringComparison.Ordinal);
        Assert.True((await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).DueAt > submitted.DueAt);
    }

    [Fact]
    public async Task Reckonings_ForAClerk_AreThoseOfTheirDepartmentAndOfTheCase()
    {
        var id = await Paused();

        Assert.Equal(["", Drains], (await Of(Clerk, id)).Select(one => one.Clock));
        Assert.True((await Of(platform.Supervisor, id)).Count > 2);
    }

    [Fact]
    public async Task Reckonings_ForSomebodyElse_AreNotFound()
    {
        var id = await Paused();

        foreach (var stranger in new[] { platform.OtherCitizen, platform.Clerk("tax") })
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetReckonings(stranger, id))).Problem!.Kind);
    }

    private async Task<Guid> Paused()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new SuspendStep(Clerk, submitted.Id, Drains, SpecialProcedure.Testing, "ten days")
        {
            Term = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(14),
        });
        platform.Clock.Advance(TimeSpan.FromDays(7));
        await platform.Ok(new ResumeStep(Clerk, submitted.Id, Drains, ""));
        return submitted.Id;
    }

    private Task<IReadOnlyList<Reckoning>> Of(Caller by, Guid id) => platform.Ok(new GetReckonings(by, id));
}

// A platform of its own: its clock goes far, and not into a year without a calendar.
public sealed class ReckoningOnSqlite(SqlitePlatform platform) : ReckoningTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ReckoningOnPostgres : ReckoningTests, IClassFixture<PostgresPlatform>
{
    public ReckoningOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
