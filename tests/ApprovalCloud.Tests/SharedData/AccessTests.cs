using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>Every look by anybody but the applicant is one row, written before anything is shown.</summary>
public abstract class AccessTests(Platform platform)
{
    private const string Fire = "fire-inspection";
    private const string Why = "An inspector stands at the door and asks who applied.";
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    [Fact]
    public async Task GetTask_WritesWhoWhatWhyAndHow_OncePerLook()
    {
        var submitted = await given.ParallelSteps();

        var task = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));
        await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire, ReadSource.Api));

        var rows = await Rows(submitted.Id);
        Assert.Equal([1, 2], rows.Select(row => row.Sequence));
        Assert.Equal([ReadSource.Page, ReadSource.Api], rows.Select(row => row.Source));
        Assert.All(rows, row => Assert.Equal(
            (ReadPurpose.Task, FireClerk.Id, FireClerk.Name, "fire-rescue", Fire), (row.Purpose, row.PersonId, row.PersonName, row.Department, row.Step)));
        Assert.Equal(
            task.Facts.Keys.Concat(task.Materials.Select(material => "material:" + material.Material.Key)).Order(), rows[0].Facts.Order());
    }

    [Fact]
    public async Task GetTask_OfAnotherDepartment_ShowsNothingAndWritesNothing()
    {
        var submitted = await given.ParallelSteps();

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetTask(FireClerk, submitted.Id, "tobacco-licence"))).Problem!.Kind);

        Assert.Empty(await Rows(submitted.Id));
    }

    [Fact]
    public async Task GetTask_ByManyAtOnce_WritesEveryLookWithoutAGap()
    {
        var submitted = await given.ParallelSteps();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => platform.Ok(new GetTask(FireClerk, submitted.Id, Fire))));

        Assert.Equal([1, 2, 3, 4, 5, 6], (await Rows(submitted.Id)).Select(row => row.Sequence));
    }

    [Fact]
    public async Task GetTask_WhenTheLookCannotBeWrittenDown_ShowsNothing()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));
        // The ledger's head was set back: its next number is taken for ever.
        await platform.InDatabase(db => db.ReadLedgers.Where(ledger => ledger.ApplicationId == submitted.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(ledger => ledger.Count, 0)));

        await Assert.ThrowsAnyAsync<Exception>(() => platform.Send(new GetTask(FireClerk, submitted.Id, Fire)));

        await platform.InDatabase(db => db.ReadLedgers.Where(ledger => ledger.ApplicationId == submitted.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(ledger => ledger.Count, 1)));
    }

    [Fact]
    public async Task GetCourse_NamesNoApplicantAndWritesTheLook()
    {
        var submitted = await given.ParallelSteps();

        var course = await platform.Ok(new GetCourse(platform.Supervisor, submitted.Id));

        Assert.DoesNotContain(course.History, happened => happened.By == platform.Citizen.Name);
        Assert.Contains(course.History, happened => happened is { IsByApplicant: true, By: null });
        Assert.Equal(ReadPurpose.Supervision, Assert.Single(await Rows(submitted.Id)).Purpose);
    }

    [Fact]
    public async Task GetLicence_WritesTheLook()
    {
        var submitted = await given.ParallelSteps();
        var number = await platform.InDatabase(db => db.Licences.Where(licence => licence.ApplicationId == submitted.Id).Select(licence => licence.Number).SingleAsync());

        await platform.Ok(new GetLicence(platform.Clerk("administrative-approval"), number));

        Assert.Equal((ReadPurpose.Licence, "licence:business-licence"), ((await Rows(submitted.Id)).Single().Purpose, (await Rows(submitted.Id)).Single().Facts.Single()));
    }

    [Fact]
    public async Task ListAccess_ShowsMyOwnNewestFirstPageByPage()
    {
        var submitted = await given.ParallelSteps();
        for (var i = 0; i < 5; i++)
            await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));

        var first = await platform.Ok(new ListAccess(platform.Citizen, submitted.Id, Take: 3));
        var second = await platform.Ok(new ListAccess(platform.Citizen, submitted.Id, first.Next, Take: 3));

        Assert.Equal([5, 4, 3, 2, 1], first.Rows.Concat(second.Rows).Select(row => row.Sequence));
        Assert.Null(second.Next);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ListAccess(platform.OtherCitizen, submitted.Id))).Problem!.Kind);
        Assert.DoesNotContain((await platform.Ok(new ListAccess(platform.OtherCitizen))).Rows, row => row.ApplicationId == submitted.Id);
    }

    [Fact]
    public async Task BreakGlass_ShowsWhatTheDepartmentsStepsDeclare_AndWritesTheReason()
    {
        var submitted = await given.SubmittedApplication();

        var glimpse = await platform.Ok(new BreakGlass(FireClerk, $" {submitted.Number} ", Why));

        var step = platform.Workflows.Find(Given.Restaurant)!.Step(Fire)!;
        Assert.Equal(step.Reads.Intersect(Given.LargeRestaurant(platform.Workflows).Facts.Keys).Order(), glimpse.Facts.Keys.Order());
        Assert.All(glimpse.Materials, material => Assert.Contains(Fire, material.Material.ReadBy));
        Assert.Equal((ReadPurpose.BreakGlass, Why), ((await Rows(submitted.Id)).Single().Purpose, (await Rows(submitted.Id)).Single().Reason));
    }

    [Fact]
    public async Task BreakGlass_OfAnUnknownNumberAndOfAServiceOfOthers_AnswersTheSame()
    {
        var submitted = await given.SubmittedApplication();

        var foreign = await platform.Send(new BreakGlass(platform.Clerk("meteorology"), submitted.Number, Why));
        var unknown = await platform.Send(new BreakGlass(platform.Clerk("meteorology"), "511602CY01000000000000000", Why));
        var citizen = await platform.Send(new BreakGlass(platform.OtherCitizen, submitted.Number, Why));

        Assert.Equal(unknown.Problem, foreign.Problem);
        Assert.Equal((ProblemKind.NotFound, unknown.Problem), (foreign.Problem!.Kind, citizen.Problem));
        Assert.Empty(await Rows(submitted.Id));
    }

    [Fact]
    public async Task BreakGlass_WhereItIsATaskAnyway_LeadsThere()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new BreakGlass(FireClerk, submitted.Number, Why));

        Assert.Equal((ProblemKind.Conflict, "IsYourTask"), (refused.Problem!.Kind, refused.Problem.Rule));
        Assert.Equal(new TaskAddress(submitted.Id, Fire), await platform.Ok(new FindTask(FireClerk, submitted.Number)));
        Assert.Empty(await Rows(submitted.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("too short a reason")]
    [InlineData("                       short                    ")]
    public async Task BreakGlass_WithoutAReason_IsRefused(string reason)
    {
        var submitted = await given.SubmittedApplication();

        var refused = await platform.Send(new BreakGlass(FireClerk, submitted.Number, reason));

        Assert.Contains(nameof(BreakGlass.Reason), refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Review_OnceByAnotherSupervisor_IsSeenByTheCitizen()
    {
        var submitted = await given.SubmittedApplication();
        await platform.Ok(new BreakGlass(FireClerk, submitted.Number, Why));
        Assert.Contains(await platform.Ok(new ListBreakGlass(platform.Supervisor)), row => row.ApplicationId == submitted.Id);
        var open = await platform.Ok(new CountBreakGlass(platform.Supervisor));

        await platform.Ok(new ReviewRead(platform.Supervisor, submitted.Id, 1, ReviewVerdict.NotJustified, "The file was not needed."));

        var again = await platform.Send(new ReviewRead(platform.Supervisor, submitted.Id, 1, ReviewVerdict.Justified, "Changed my mind."));
        Assert.Equal((ProblemKind.Conflict, "AlreadyReviewed"), (again.Problem!.Kind, again.Problem.Rule));
        Assert.Equal(open - 1, await platform.Ok(new CountBreakGlass(platform.Supervisor)));
        Assert.Contains(await platform.Ok(new ListBreakGlass(platform.Supervisor, Reviewed: true)), row => row.ApplicationId == submitted.Id);
        var seen = (await platform.Ok(new ListAccess(platform.Citizen, submitted.Id))).Rows.Single();
        Assert.Equal((Why, ReviewVerdict.NotJustified, "The file was not needed."), (seen.Reason, seen.Verdict, seen.VerdictNote));
    }

    [Fact]
    public async Task Review_OfOnesOwnLookOrWithoutBeingASupervisor_IsRefused()
    {
        var submitted = await given.SubmittedApplication();
        await platform.Ok(new BreakGlass(FireClerk, submitted.Number, Why));

        var own = await platform.Send(new ReviewRead(FireClerk with { IsSupervisor = true }, submitted.Id, 1, ReviewVerdict.Justified, "It was me."));
        var clerk = await platform.Send(new ReviewRead(FireClerk, submitted.Id, 1, ReviewVerdict.Justified, "It was me."));
        var empty = await platform.Send(new ReviewRead(platform.Supervisor, submitted.Id, 1, null, ""));

        Assert.Equal((ProblemKind.Forbidden, ProblemKind.NotFound, ProblemKind.Invalid), (own.Problem!.Kind, clerk.Problem!.Kind, empty.Problem!.Kind));
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetBreakGlass(FireClerk, submitted.Id, 1))).Problem!.Kind);
    }

    [Fact]
    public async Task Review_OfALookAtATask_IsNotFound()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ReviewRead(platform.Supervisor, submitted.Id, 1, ReviewVerdict.Justified, "ok"))).Problem!.Kind);
    }

    private Task<List<FactRead>> Rows(Guid application) => platform.InDatabase(db =>
        db.FactReads.AsNoTracking().Where(read => read.ApplicationId == application).OrderBy(read => read.Sequence).ToListAsync());
}

[Collection(nameof(SqlitePlatform))]
public sealed class AccessOnSqlite(SqlitePlatform platform) : AccessTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class AccessOnPostgres : AccessTests
{
    public AccessOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
