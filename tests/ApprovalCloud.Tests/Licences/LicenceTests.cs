using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Licences;

public abstract class LicenceTests(Platform platform)
{
    private const string Registration = "business-registration";
    private readonly Given given = new(platform);

    private Caller Registrar => platform.Clerk("administrative-approval");

    [Fact]
    public async Task Grant_OfAStepThatIssues_SavesLicenceFactsAndMaterialsWithIt()
    {
        var submitted = await given.ParallelSteps();

        var licence = await LicenceOf(submitted.Id);
        Assert.NotNull(LicenceNumber.Read(licence.Number));
        Assert.Equal(("business-licence", "administrative-approval", platform.Citizen.Id), (licence.Type, licence.Department, licence.HolderId));
        Assert.True(Identifiers.IsUscc(licence.Holder));
        var facts = await platform.InDatabase(db => db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == submitted.Id));
        Assert.Equal(licence.Holder, facts.Answers["business.uscc"]);
        Assert.Equal((SourceKind.Licence, licence.Number, Trust.A), (facts.Sources["business.uscc"].Kind, facts.Sources["business.uscc"].From, facts.Sources["business.uscc"].Trust));
        var history = await platform.Ok(new GetHistory(platform.Citizen, submitted.Id));
        Assert.Equal(licence.Number, history.Select(entry => entry.Happened).OfType<StepGranted>().Single().Licence);
    }

    [Fact]
    public async Task Grant_OfTheRegistration_MeetsTheNextStepsMaterials()
    {
        var submitted = await given.ParallelSteps();
        var licence = await LicenceOf(submitted.Id);

        foreach (var (department, step) in new[] { ("fire-rescue", "fire-inspection"), ("market-supervision", "food-licence"), ("tobacco", "tobacco-licence") })
        {
            var task = await platform.Ok(new GetTask(platform.Clerk(department), submitted.Id, step));
            var material = task.Materials.Single(material => material.Material.Key == "business-licence");
            Assert.Equal((MaterialState.Met, licence.Number, submitted.Number), (material.State, material.Licence!.Number, material.Licence.From));
            Assert.Equal(licence.Holder, task.Facts["business.uscc"]);
            Assert.All(task.Materials.Where(other => other.Material.MetBy is null), other => Assert.Equal(MaterialState.HandIn, other.State));
        }
    }

    [Fact]
    public async Task Grant_ByTwoAtOnce_IssuesOne()
    {
        var submitted = await given.SubmittedApplication();

        var results = await Task.WhenAll(
            platform.Send(new DecideStep(Registrar, submitted.Id, Registration, Verdict.Grant, "")),
            platform.Send(new DecideStep(platform.Colleague("administrative-approval"), submitted.Id, Registration, Verdict.Grant, "")));

        Assert.Single(results, result => result.IsOk);
        Assert.Equal(1, await platform.InDatabase(db => db.Licences.CountAsync(licence => licence.ApplicationId == submitted.Id)));
    }

    [Fact]
    public async Task Grant_OfManyApplicationsAtOnce_NeverGivesANumberTwice()
    {
        var applications = new List<Submitted>();
        for (var i = 0; i < 12; i++)
            applications.Add(await given.SubmittedApplication());

        await Task.WhenAll(applications.Select(one => platform.Ok(new DecideStep(Registrar, one.Id, Registration, Verdict.Grant, ""))));

        var ids = applications.Select(one => one.Id).ToList();
        var licences = await platform.InDatabase(db => db.Licences.Where(licence => ids.Contains(licence.ApplicationId)).ToListAsync());
        Assert.Equal(12, licences.Select(licence => licence.Number).Distinct().Count());
        Assert.Equal(12, licences.Select(licence => licence.Holder).Distinct().Count());
    }

    [Fact]
    public async Task Refusal_IssuesNothing()
    {
        var submitted = await given.SubmittedApplication();

        await platform.Ok(new DecideStep(Registrar, submitted.Id, Registration, Verdict.Refuse, "the name is taken"));

        Assert.Equal(0, await platform.InDatabase(db => db.Licences.CountAsync(licence => licence.ApplicationId == submitted.Id)));
    }

    [Fact]
    public async Task Submit_OfALaterApplication_IsMetFromThePool()
    {
        var licence = await LicenceOf((await given.ParallelSteps()).Id);

        var later = await given.SubmittedApplication(change: Registered(licence.Holder));

        var material = Assert.Single(await MaterialsOf(later.Id));
        Assert.Equal(("business-licence", licence.Number), (material.Key, material.LicenceNumber));
    }

    [Fact]
    public async Task Submit_AboutAnotherBusiness_IsNotMet()
    {
        var licence = await LicenceOf((await given.ParallelSteps()).Id);
        var other = Identifiers.NewUscc("511602", 700_000_001);

        Assert.NotEqual(other, licence.Holder);
        Assert.Empty(await MaterialsOf((await given.SubmittedApplication(change: Registered(other))).Id));
    }

    [Fact]
    public async Task Submit_BySomebodyElse_IsNotMetByMyLicence()
    {
        var licence = await LicenceOf((await given.ParallelSteps()).Id);

        var theirs = await given.SubmittedApplication(platform.OtherCitizen, Registered(licence.Holder));

        Assert.Empty(await MaterialsOf(theirs.Id));
    }

    [Fact]
    public async Task Submit_AfterTheLicenceWasRevokedOrExpired_IsNotMet()
    {
        var (revoked, expired) = (await LicenceOf((await given.ParallelSteps()).Id), await LicenceOf((await given.ParallelSteps()).Id));
        await platform.Ok(new RevokeLicence(Registrar, revoked.Number, "obtained with false papers"));
        await Expire(expired.Number);

        Assert.Empty(await MaterialsOf((await given.SubmittedApplication(change: Registered(revoked.Holder))).Id));
        Assert.Empty(await MaterialsOf((await given.SubmittedApplication(change: Registered(expired.Holder))).Id));
    }

    [Fact]
    public async Task Revoked_OrExpiredLater_IsShownToTheClerkOfARunningTask()
    {
        var submitted = await given.ParallelSteps();
        var licence = await LicenceOf(submitted.Id);
        await Expire(licence.Number);
        Assert.Equal(MaterialState.Expired, await State(submitted.Id));

        await platform.Ok(new RevokeLicence(Registrar, licence.Number, "obtained with false papers"));

        Assert.Equal(MaterialState.Revoked, await State(submitted.Id));
    }

    [Fact]
    public async Task BeforeItIsIssued_TheMaterialIsSaidToComeFromItsStep()
    {
        var submitted = await given.SubmittedApplication();

        var states = await platform.InScope(async services =>
        {
            var (file, materials, db) = (Service<CaseFile>(services), Service<TaskMaterials>(services), Service<Core.Data.AppDbContext>(services));
            var open = (await file.Open(db.Applications, submitted.Id, CancellationToken.None))!;
            return await materials.Of(open, open.Service.Materials, CancellationToken.None);
        });

        var one = states.Single(state => state.Material.Key == "business-licence");
        Assert.Equal((MaterialState.ToBeIssued, Registration), (one.State, one.IssuedBy));
    }

    [Fact]
    public async Task AnsweringACorrection_KeepsWhatTheLicenceBrought()
    {
        var submitted = await given.ParallelSteps();
        var licence = await LicenceOf(submitted.Id);
        var fire = platform.Clerk("fire-rescue");
        await platform.Ok(new AskForCorrection(fire, submitted.Id, "fire-inspection", [new("premises.area", CorrectionKind.Wrong, "measure")], "please"));
        var correction = (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Steps.Single(step => step.CorrectionId is not null).CorrectionId!.Value;

        await platform.Ok(new AnswerCorrectionRequest(platform.Citizen, submitted.Id, correction, new Dictionary<string, string> { ["premises.area"] = "330" }));

        var task = await platform.Ok(new GetTask(fire, submitted.Id, "fire-inspection"));
        Assert.Equal((licence.Holder, "330"), (task.Facts["business.uscc"], task.Facts["premises.area"]));
        Assert.Equal(MaterialState.Met, await State(submitted.Id));
    }

    [Fact]
    public async Task Revoke_RecordsWhoWhenAndWhy_AndOwesTheHolderALetter()
    {
        var submitted = await given.ParallelSteps();
        var licence = await LicenceOf(submitted.Id);

        await platform.Ok(new RevokeLicence(Registrar, licence.Number, "obtained with false papers", licence.Version));

        var mine = (await platform.Ok(new ListMyLicences(platform.Citizen))).Single(one => one.Number == licence.Number);
        Assert.Equal((false, "obtained with false papers"), (mine.IsValid, mine.RevokedBecause));
        Assert.Equal(Registrar.Name, (await LicenceOf(submitted.Id)).RevokedByName);
        Assert.Equal(1, await platform.InDatabase(db => db.Outbox.CountAsync(letter =>
            letter.ApplicationId == submitted.Id && letter.About == "licence-revoked/business-registration" && letter.Department == null)));
    }

    [Fact]
    public async Task Revoke_ByAnotherDepartmentOrWithoutRoleOrTwiceOrStale_IsRefused()
    {
        var licence = await LicenceOf((await given.ParallelSteps()).Id);

        Assert.Equal(ProblemKind.NotFound, await Refused(new(platform.Clerk("tobacco"), licence.Number, "a reason")));
        Assert.Equal(ProblemKind.NotFound, await Refused(new(Registrar, "no-such-number", "a reason")));
        Assert.Equal(ProblemKind.Invalid, await Refused(new(Registrar, licence.Number, " ")));
        Assert.Equal(ProblemKind.Forbidden, await Refused(new(Registrar with { Roles = StepRoles.Accept }, licence.Number, "a reason")));
        Assert.Equal(ProblemKind.Conflict, await Refused(new(Registrar, licence.Number, "a reason", licence.Version + 1)));
        await platform.Ok(new RevokeLicence(Registrar, licence.Number, "a reason"));
        Assert.Equal(ProblemKind.Conflict, await Refused(new(platform.Colleague("administrative-approval"), licence.Number, "a reason")));
    }

    [Fact]
    public async Task Lists_ShowOnlyWhatIsOnesOwn()
    {
        var licence = await LicenceOf((await given.ParallelSteps()).Id);

        Assert.Contains(await platform.Ok(new ListMyLicences(platform.Citizen)), one => one.Number == licence.Number);
        Assert.DoesNotContain(await platform.Ok(new ListMyLicences(platform.OtherCitizen)), one => one.Number == licence.Number);
        Assert.Single((await platform.Ok(new ListLicences(Registrar, licence.Number[^20..]))).Licences);
        Assert.Empty((await platform.Ok(new ListLicences(platform.Clerk("tobacco"), licence.Number[^20..]))).Licences);
    }

    [Fact]
    public async Task ListLicences_PageByPage_ShowsEachOnce()
    {
        for (var i = 0; i < 3; i++)
            await given.ParallelSteps();
        var numbers = new List<string>();
        string? cursor = null;
        do
        {
            var page = await platform.Ok(new ListLicences(Registrar, Cursor: cursor, Take: 2));
            numbers.AddRange(page.Licences.Select(row => row.Number));
            cursor = page.Next;
        }
        while (cursor is not null);

        var all = await platform.InDatabase(db => db.Licences.Where(licence => licence.Department == "administrative-approval").Select(licence => licence.Number).ToListAsync());
        Assert.Equal(all.Order(), numbers.Order());
    }

    private static T Service<T>(IServiceProvider services) where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(services);

    private static Action<Dictionary<string, string>> Registered(string uscc) => answers =>
    {
        answers["business.isRegistered"] = "true";
        answers["business.uscc"] = uscc;
    };

    private Task<Licence> LicenceOf(Guid application) =>
        platform.InDatabase(db => db.Licences.AsNoTracking().SingleAsync(licence => licence.ApplicationId == application && licence.Step == Registration));

    private Task<List<MaterialRow>> MaterialsOf(Guid application) =>
        platform.InDatabase(db => db.Materials.AsNoTracking().Where(material => material.ApplicationId == application).ToListAsync());

    private Task Expire(string number)
    {
        var now = platform.Clock.GetUtcNow();
        return platform.InDatabase(db => db.Licences.Where(licence => licence.Number == number)
            .ExecuteUpdateAsync(set => set.SetProperty(licence => licence.ValidUntil, now.AddDays(-1))));
    }

    private async Task<MaterialState> State(Guid application) =>
        (await platform.Ok(new GetTask(platform.Clerk("fire-rescue"), application, "fire-inspection")))
        .Materials.Single(material => material.Material.Key == "business-licence").State;

    private async Task<ProblemKind?> Refused(RevokeLicence request) => (await platform.Send(request)).Problem?.Kind;
}

[Collection(nameof(SqlitePlatform))]
public sealed class LicencesOnSqlite(SqlitePlatform platform) : LicenceTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class LicencesOnPostgres : LicenceTests
{
    public LicencesOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
