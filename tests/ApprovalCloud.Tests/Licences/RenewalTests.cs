using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Licences;

public abstract class RenewalTests(Platform platform)
{
    private const string Service = "renew-a-food-licence";
    private const string Step = "food-licence-renewal";
    private readonly Given given = new(platform);

    private Caller Clerk => platform.Clerk("market-supervision");

    [Fact]
    public async Task Licence_SaysByWhenToApplyForItsRenewal()
    {
        var licence = await Granted(until: new DateOnly(2026, 12, 31));

        var offer = (await Mine(licence)).Renewal!;

        Assert.Equal((Service, new DateOnly(2026, 11, 19), false), (offer.Service, offer.ApplyBy, offer.IsLate));
        Assert.Equal(30, platform.Workflows.Calendars["cn"].WorkingDaysBetween(offer.ApplyBy!.Value, new DateOnly(2026, 12, 31)));
        Assert.Null((await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.Type == "business-licence").Renewal);
    }

    [Fact]
    public async Task Begin_CarriesOverWhatTheLicenceWasIssuedOn_ButNoDeclaration()
    {
        var licence = await Granted();

        var draft = await platform.Ok(new GetDraft(platform.Citizen, await Begin(licence)));

        Assert.Equal(licence.Holder, draft.Answers["business.uscc"]);
        Assert.Equal((SourceKind.Licence, licence.Number), (draft.Sources["business.uscc"].Kind, draft.Sources["business.uscc"].From));
        Assert.Equal(SourceKind.EarlierApplication, draft.Sources["business.name"].Kind);
        Assert.DoesNotContain("declaration.true", draft.Answers.Keys);
        Assert.Equal(["declaration.true", "renewal.nothingChanged"], draft.Plan.OpenQuestions.Select(open => open.Fact).Order());
    }

    [Fact]
    public async Task Begin_WithoutALicenceOrWithOneThatCannotBeRenewed_NamesTheField()
    {
        var licence = await Granted();
        var business = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.Type == "business-licence");
        var (expired, revoked) = (await Granted(until: new DateOnly(2026, 1, 1)), await Granted());
        await platform.Ok(new RevokeLicence(Clerk, revoked.Number, "false papers"));

        foreach (var number in new[] { null, "", "no-such-number", business.Number, expired.Number, revoked.Number })
            Assert.Equal(["renews"], (await platform.Send(Start(number))).Problem!.Errors!.Keys);
        Assert.Equal(["renews"], (await platform.Send(Start(licence.Number) with { By = platform.OtherCitizen })).Problem!.Errors!.Keys);
        Assert.Equal(["renews"], (await platform.Send(new StartDraft(platform.Citizen, Given.Restaurant, new Dictionary<string, string>()) { Renews = licence.Number })).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Grant_IssuesALicenceThatBeginsWhereTheOldOneEnds()
    {
        var licence = await Granted(until: new DateOnly(2026, 9, 30));
        var id = await Submitted(licence);

        await platform.Ok(new DecideStep(Clerk, id, Step, Verdict.Grant, ""));

        var mine = await platform.Ok(new ListMyLicences(platform.Citizen));
        var renewed = mine.Single(one => one.ApplicationId == id);
        Assert.Equal((licence.Number, "food-licence", licence.Holder), (renewed.Renews, renewed.Type, renewed.Holder));
        Assert.Equal(EndOf(2031, 9, 30), renewed.ValidUntil);
        Assert.Equal(EndOf(2026, 9, 30), renewed.Follows);
        Assert.Equal(renewed.Number, mine.Single(one => one.Number == licence.Number).Renewal!.State!.By);
        Assert.Equal(["renews"], (await platform.Send(Start(licence.Number))).Problem!.Errors!.Keys);
        await Clean();
    }

    [Fact]
    public async Task Submit_WhileAnotherRenewalRuns_IsRefused()
    {
        var licence = await Granted();
        var (first, second) = (await Begin(licence), await Begin(licence));
        await Submit(first);

        Assert.Equal(["renews"], (await platform.Send(new SubmitApplication(platform.Citizen, await Declared(second)))).Problem!.Errors!.Keys);
        Assert.Equal(first, (await Mine(licence)).Renewal!.State!.ApplicationId);
    }

    [Fact]
    public async Task Submit_AboutAnotherBusiness_NamesTheFact()
    {
        var draft = await Declared(await Begin(await Granted()));
        await platform.Ok(new SaveAnswers(platform.Citizen, draft, new Dictionary<string, string> { ["business.uscc"] = "91511602MA69T3P51T" }, KeepInvalid: false));

        Assert.Equal(["business.uscc"], (await platform.Send(new SubmitApplication(platform.Citizen, draft))).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Submitted_InTime_IsDueByTheLimit_AndRenewedBySilenceWhenTheLicenceExpires()
    {
        var licence = await Granted(until: new DateOnly(2026, 12, 31));
        var id = await Submitted(licence);

        var row = await Row(id);
        Assert.Equal(EndOf(2026, 12, 31), row.SilentAt);
        Assert.True(row.DueAt < row.SilentAt);
    }

    [Fact]
    public async Task Submitted_ShortlyBeforeTheLicenceExpires_IsDueByThen_AndSilenceIsABreach()
    {
        var today = DateOnly.FromDateTime(platform.Clock.GetUtcNow().AddHours(8).DateTime);
        var licence = await Granted(until: today.AddDays(5));
        Assert.True((await Mine(licence)).Renewal!.IsLate);

        var id = await Submitted(licence);

        var row = await Row(id);
        Assert.Null(row.SilentAt);
        Assert.Equal((licence.ValidUntil, licence.ValidUntil), (row.DueAt, (await platform.Ok(new GetApplication(platform.Citizen, id))).DueAt));
        Assert.True(row.PromisedAt <= row.DueAt);
        var clock = RunningClock.Replay(Step, platform.Workflows.Find(Service)!.Law.Step, await Clocks(id))!;
        Assert.Contains("when the licence to be renewed expires", clock.Explain(new(20, Engine.Definition.TimeUnit.WorkingDay), platform.Workflows.Calendars["cn"])[^2].Words.En);
    }

    [Fact]
    public async Task Silence_RenewsTheLicence()
    {
        var licence = await Granted(until: new DateOnly(2027, 3, 31));
        var id = await Submitted(licence);

        await platform.InScope(async services =>
        {
            var (file, db) = (services.GetRequiredService<CaseFile>(), services.GetRequiredService<Core.Data.AppDbContext>());
            var open = (await file.Open(db.Applications, id, CancellationToken.None))!;
            var at = platform.Clock.GetUtcNow();
            await file.Record(open, WorkflowEngine.Decide(open.Service, open.Run, new GrantBySilence(Step, "the licence has expired"), at), at, CancellationToken.None);
            await db.SaveChangesAsync();
        });

        var renewed = (await platform.Ok(new ListMyLicences(platform.Citizen))).Single(one => one.ApplicationId == id);
        Assert.Equal((licence.Number, EndOf(2032, 3, 31)), (renewed.Renews, renewed.ValidUntil));
        var granted = (await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => entry.Happened).OfType<StepGranted>().Single();
        Assert.Equal((GrantBasis.Silence, renewed.Number), (granted.Basis, granted.Licence));
        await Clean();
    }

    [Fact]
    public async Task Renewal_OfALicenceThatIsRevokedMeanwhile_CannotBeGrantedNorComeBySilence()
    {
        var licence = await Granted();
        var id = await Submitted(licence);
        Assert.NotNull((await Row(id)).SilentAt);

        await platform.Ok(new RevokeLicence(Clerk, licence.Number, "false papers"));

        Assert.Null((await Row(id)).SilentAt);
        await platform.Ok(new ClaimStep(Clerk, id, Step));
        Assert.Null((await Row(id)).SilentAt);
        Assert.Equal("RenewedLicenceRevoked", (await platform.Send(new DecideStep(Clerk, id, Step, Verdict.Grant, ""))).Problem!.Rule);
        await platform.Ok(new DecideStep(Clerk, id, Step, Verdict.Refuse, "revoked"));
        await Clean();
    }

    [Fact]
    public async Task Task_SaysWhichLicenceItWouldRenew()
    {
        var licence = await Granted();

        Assert.Equal(licence.Number, (await platform.Ok(new GetTask(Clerk, await Submitted(licence), Step))).Renews);
    }

    private async Task<Licence> Granted(DateOnly? until = null)
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new DecideStep(Clerk, id, "food-licence", Verdict.Grant, ""));
        if (until is { } day)
        {
            var end = EndOf(day.Year, day.Month, day.Day);
            await platform.InDatabase(db => db.Licences.Where(one => one.ApplicationId == id && one.Step == "food-licence")
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidUntil, end)));
        }

        return await platform.InDatabase(db => db.Licences.AsNoTracking().SingleAsync(one => one.ApplicationId == id && one.Step == "food-licence"));
    }

    private StartDraft Start(string? number) => new(platform.Citizen, Service, new Dictionary<string, string>()) { Renews = number };

    private Task<Guid> Begin(Licence licence) => platform.Ok(Start(licence.Number));

    private async Task<Guid> Declared(Guid draft)
    {
        await platform.Ok(new SaveAnswers(
            platform.Citizen, draft, new Dictionary<string, string> { ["renewal.nothingChanged"] = "true", ["declaration.true"] = "true" }, KeepInvalid: false));
        return draft;
    }

    private async Task<Guid> Submit(Guid draft) => (await platform.Ok(new SubmitApplication(platform.Citizen, await Declared(draft)))).Id;

    private async Task<Guid> Submitted(Licence licence) => await Submit(await Begin(licence));

    private async Task<MyLicence> Mine(Licence licence) =>
        (await platform.Ok(new ListMyLicences(platform.Citizen))).Single(one => one.Number == licence.Number);

    private Task<StepRow> Row(Guid id) => platform.InDatabase(db => db.Steps.AsNoTracking().SingleAsync(step => step.ApplicationId == id && step.Key == Step));

    private async Task<List<ClockEvent>> Clocks(Guid id) =>
        [.. (await platform.InDatabase(db => db.Events.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.Sequence).ToListAsync()))
            .SelectMany(row => row.ReadClock())];

    private static DateTimeOffset EndOf(int year, int month, int day) => new(year, month, day, 15, 59, 59, TimeSpan.Zero);

    private async Task Clean() => Assert.Empty(
        (await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
}

public sealed class RenewalOnSqlite(SqlitePlatform platform) : RenewalTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RenewalOnPostgres : RenewalTests, IClassFixture<PostgresPlatform>
{
    public RenewalOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
