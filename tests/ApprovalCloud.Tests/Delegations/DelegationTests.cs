using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Delegations;

public abstract class DelegationTests(Platform platform) : IAsyncLifetime
{
    private const string Registration = "business-registration";
    private readonly DelegationStory story = new(platform);
    private readonly Given given = new(platform);

    // What a test before this one gave would open more.
    public async ValueTask InitializeAsync() => await platform.InDatabase(db => db.Delegations.ExecuteDeleteAsync());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<RefusalOf> Refused<T>(IRequest<Result<T>> request)
    {
        var result = await platform.Send(request);
        Assert.False(result.IsOk);
        return new RefusalOf(result.Problem.Kind, result.Problem.Rule, result.Problem.Errors?.Keys.FirstOrDefault());
    }

    private sealed record RefusalOf(ProblemKind Kind, string Rule, string? Field);

    [Fact]
    public async Task Delegation_HoldsFromAcceptanceOnAndNotBefore()
    {
        var draft = await given.Draft();
        var id = await platform.Ok(story.Giving());
        Assert.Null((await story.At(draft)).For);

        await platform.Ok(new AcceptDelegation(story.Delegate, id));

        var acting = await story.At(draft);
        Assert.Equal(story.Principal.Person, acting.For!.Principal);
        Assert.True((await platform.Send(new GetDraft(acting, draft))).IsOk);
    }

    [Fact]
    public async Task Give_TellsBothAndSoDoesTheEnd()
    {
        await platform.Drain([]);
        var id = await story.Given();
        await platform.Ok(new EndDelegation(story.Principal, id));
        var letters = new List<MimeMessage>();
        await platform.Drain(letters);

        Assert.Equal(6, letters.Count);
        Assert.Equal(3, letters.Count(letter => letter.To.ToString().Contains("citizen2@", StringComparison.Ordinal)));
        Assert.Equal(3, letters.Count(letter => letter.To.ToString().Contains("citizen@", StringComparison.Ordinal)));
        // Each in their own language: one reads English, the other simplified Chinese.
        Assert.Contains(letters, letter => letter.Subject! == $"{story.Principal.Name} asks you to act for them");
        Assert.Contains(letters, letter => letter.Subject! == "您已委托他人代为办事");
    }

    [Fact]
    public async Task Give_SaysWhatIsWrongAtItsField()
    {
        var right = story.Giving();
        Assert.Equal("Email", (await Refused(right with { Email = "nobody" })).Field);
        Assert.Equal("IdentityNumber", (await Refused(right with { IdentityNumber = "511602199406184029" })).Field);
        Assert.Equal("May", (await Refused(right with { May = Acts.None })).Field);
        Assert.Equal("May", (await Refused(right with { May = Acts.Prepare | Acts.FetchSensitive })).Field);
        Assert.Equal("May", (await Refused(right with { May = (Acts)64 })).Field);
        Assert.Equal("Services", (await Refused(right with { Services = ["no-such-service"] })).Field);
        Assert.Equal("From", (await Refused(right with { From = story.Today.AddDays(-1) })).Field);
        Assert.Equal("Until", (await Refused(right with { Until = story.Today.AddDays(-1) })).Field);
        Assert.Equal("Until", (await Refused(right with { Until = story.Today.AddDays(366) })).Field);
        Assert.Equal("Until", (await Refused(right with { Until = DateOnly.MaxValue })).Field);
        Assert.Equal("From", (await Refused(right with { From = null })).Field);
        Assert.Equal("Until", (await Refused(right with { Until = null })).Field);
        Assert.Equal("Company", (await Refused(right with { Company = "91511602" })).Field);
        Assert.True((await platform.Send(right with { Until = story.Today.AddDays(365) })).IsOk);
    }

    [Fact]
    public async Task Give_ToOneself_IsRefused()
    {
        Assert.Equal("Email", (await Refused(story.Giving() with { Email = "CITIZEN@example.test" })).Field);
        Assert.Equal("IdentityNumber", (await Refused(story.Giving() with { IdentityNumber = SamplePeople.IdentityOf("citizen@example.test").ToLowerInvariant() })).Field);
    }

    [Fact]
    public async Task Give_WithoutAVerifiedIdentity_IsRefused()
    {
        var somebody = new Caller(await platform.Ok(new AddUser($"{Guid.NewGuid():N}@example.test", "无名", SamplePeople.Password)), "无名");
        Assert.Equal("IdentityNotVerified", (await Refused(story.Giving() with { By = somebody })).Rule);
    }

    [Fact]
    public async Task Give_ToAnAddressThatNobodyHas_LooksTheSame() =>
        Assert.True((await platform.Send(story.Giving() with { Email = "nobody@example.test" })).IsOk);

    [Fact]
    public async Task Accept_WithAnotherIdentity_IsRefused()
    {
        var id = await platform.Ok(story.Giving() with { IdentityNumber = SampleCitizens.Resident(9).IdentityNumber });
        Assert.Equal("DelegationForAnother", (await Refused(new AcceptDelegation(story.Delegate, id))).Rule);
    }

    [Fact]
    public async Task Accept_ByAnybodyElse_FindsNothing()
    {
        var id = await platform.Ok(story.Giving());
        Assert.Equal(ProblemKind.NotFound, (await Refused(new AcceptDelegation(await story.Third(), id))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new AcceptDelegation(story.Principal, id))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new EndDelegation(await story.Third(), id))).Kind);
    }

    [Fact]
    public async Task Accept_Twice_OrAfterItWasDeclined_IsRefused()
    {
        var id = await story.Given();
        Assert.Equal(ProblemKind.NotFound, (await Refused(new AcceptDelegation(story.Delegate, id))).Kind);
        var declined = await platform.Ok(story.Giving());
        await platform.Ok(new EndDelegation(story.Delegate, declined));
        Assert.Equal("DelegationNotOpen", (await Refused(new AcceptDelegation(story.Delegate, declined))).Rule);
        Assert.Equal("DelegationEnded", (await Refused(new EndDelegation(story.Principal, declined))).Rule);
        var list = await platform.Ok(new ListDelegations(story.Delegate));
        Assert.Equal(DelegationStatus.Declined, list.Received.Single(one => one.Id == declined).Status);
    }

    [Fact]
    public async Task Delegate_BeginsFillsAndSubmits_AndHistoryNamesBoth()
    {
        var delegation = await story.Given(DelegationStory.Everything, Given.Restaurant);
        var facts = Given.LargeRestaurant(platform.Workflows).Facts;
        var draft = await platform.Ok(new StartDraft(story.Delegate, Given.Restaurant, new Dictionary<string, string>()) { Under = delegation });
        await platform.Ok(new SaveAnswers(await story.At(draft), draft, facts, KeepInvalid: false));

        var submitted = await platform.Ok(new SubmitApplication(await story.At(draft), draft));

        var first = (await platform.Ok(new GetHistory(story.Principal, draft)))[0];
        Assert.Equal(story.Delegate.Name, first.By);
        Assert.Equal(new Behalf(story.Principal.Person, BehalfKind.Delegation, delegation), first.Happened.For);
        Assert.Equal(submitted.Number, (await platform.Ok(new GetApplication(story.Principal, draft))).Number);
        Assert.Contains(await platform.Ok(new ListForOthers(story.Delegate)), one => one.Id == draft && one.Principal == story.Principal.Name);
        Assert.DoesNotContain((await platform.Ok(new ListMyApplications(story.Delegate))).Rows, one => one.Id == draft);
        Assert.DoesNotContain((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults, fault => fault.ApplicationId == draft);
    }

    [Fact]
    public async Task Delegate_AnswersACorrectionAndWithdraws_AndBothAreNamed()
    {
        await story.Given();
        var submitted = await given.SubmittedApplication();
        await platform.Ok(new AskForCorrection(platform.Clerk("administrative-approval"), submitted.Id, Registration,
            [new("business.name", CorrectionKind.Wrong, "Another name")], "Please choose another name"));
        var acting = await story.At(submitted.Id);
        var correction = (await platform.Ok(new GetApplication(acting, submitted.Id))).Steps.Single(step => step.CorrectionId is not null).CorrectionId!.Value;

        await platform.Ok(new AnswerCorrectionRequest(acting, submitted.Id, correction, new Dictionary<string, string> { ["business.name"] = "新名称餐饮店" }));
        await platform.Ok(new WithdrawApplication(acting, submitted.Id, "as they asked"));

        var done = (await platform.Ok(new GetHistory(story.Principal, submitted.Id))).Where(one => one.Happened is CorrectionAnswered or ApplicationWithdrawn).ToList();
        Assert.Equal(2, done.Count);
        Assert.All(done, one => Assert.Equal((story.Delegate.Name, story.Principal.Person), (one.By, one.Happened.For!.Principal)));
        Assert.DoesNotContain((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults, fault => fault.ApplicationId == submitted.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task End_ByEither_ClosesEverythingAtOnce_EvenWhatIsUnderWay(bool byPrincipal)
    {
        var (delegation, draft) = (await story.Given(), await given.Draft());
        var before = await story.At(draft);
        Assert.True((await platform.Send(new GetDraft(before, draft))).IsOk);

        await platform.Ok(new EndDelegation(byPrincipal ? story.Principal : story.Delegate, delegation));

        Assert.Null((await story.At(draft)).For);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new GetDraft(before, draft))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new SubmitApplication(before, draft))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new StartDraft(story.Delegate, Given.Restaurant, new Dictionary<string, string>()) { Under = delegation })).Kind);
        Assert.Empty(await platform.Ok(new ListForOthers(story.Delegate)));
    }

    [Fact]
    public async Task Delegation_BeforeItsFirstDayAndAfterItsLast_OpensNothing()
    {
        var draft = await given.Draft();
        var today = story.Today;
        await story.Given(story.Giving() with { From = today.AddDays(2), Until = today.AddDays(3) });
        Assert.Null((await story.At(draft)).For);
        platform.Clock.Advance(TimeSpan.FromDays(2));
        Assert.NotNull((await story.At(draft)).For);
        platform.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await story.At(draft)).For);
        Assert.Equal(DelegationStatus.Expired, Assert.Single((await platform.Ok(new ListDelegations(story.Principal))).Given).Status);
    }

    [Fact]
    public async Task Delegation_ForAnotherService_OpensNothing()
    {
        var (delegation, draft) = (await story.Given(DelegationStory.Everything, "child-birth"), await given.Draft());

        Assert.Null((await story.At(draft)).For);
        Assert.Equal("NotDelegated", (await Refused(new StartDraft(story.Delegate, Given.Restaurant, new Dictionary<string, string>()) { Under = delegation })).Rule);
    }

    [Fact]
    public async Task WhatWasNotDelegated_IsRefusedByName()
    {
        await story.Given(Acts.Prepare);
        var (draft, running) = (await given.Draft(), (await given.SubmittedApplication()).Id);
        var (atDraft, atRunning) = (await story.At(draft), await story.At(running));

        Assert.Equal("NotDelegated", (await Refused(new SubmitApplication(atDraft, draft))).Rule);
        Assert.Equal("NotDelegated", (await Refused(new Prefill(atDraft, draft, []))).Rule);
        Assert.Equal("NotDelegated", (await Refused(new WithdrawApplication(atRunning, running, ""))).Rule);
        Assert.Equal("NotDelegated", (await Refused(new AnswerCorrectionRequest(atRunning, running, Guid.NewGuid(), new Dictionary<string, string>()))).Rule);
        Assert.Equal("NotDelegated", (await Refused(new Core.Appeals.LodgeAppeal(atRunning, running, Registration, "x"))).Rule);
        Assert.True((await platform.Send(new SaveAnswers(atDraft, draft, new Dictionary<string, string> { ["premises.seats"] = "81" }, KeepInvalid: false))).IsOk);
    }

    [Fact]
    public async Task WhatIsTheApplicantsAlone_ADelegateDoesNotFind()
    {
        await story.Given();
        var draft = await given.Draft();
        var acting = await story.At(draft);

        Assert.Equal(ProblemKind.NotFound, (await Refused(new DiscardDraft(acting, draft))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new DisputeFact(acting, draft, "business.name", "x", "y"))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new ListAccess(acting, draft))).Kind);
        Assert.Equal("IdentityNotVerified", (await Refused(story.Giving() with { By = acting })).Rule);
    }

    [Fact]
    public async Task WhoActsForSeveral_IsShownWhatEachDelegationCovers_NewestFirst()
    {
        var third = await story.Third();
        var (covered, other, ofThird) = (
            await given.Draft(), await platform.Ok(new StartDraft(story.Principal, "start-a-company", new Dictionary<string, string>())),
            await platform.Ok(new StartDraft(third, Given.Restaurant, new Dictionary<string, string>())));
        await story.Given(DelegationStory.Everything, Given.Restaurant);
        Assert.DoesNotContain(await platform.Ok(new ListForOthers(story.Delegate)), one => one.Id == ofThird);
        await story.Given(story.Giving(DelegationStory.Everything, Given.Restaurant) with { By = third });

        var listed = await platform.Ok(new ListForOthers(story.Delegate));

        Assert.Equal(new[] { covered, ofThird }.Order(), listed.Where(one => one.Id == covered || one.Id == other || one.Id == ofThird).Select(one => one.Id).Order());
        Assert.Equal(listed.OrderByDescending(one => one.UpdatedAt).Select(one => one.UpdatedAt), listed.Select(one => one.UpdatedAt));
        Assert.Equal(third.Name, listed.Single(one => one.Id == ofThird).Principal);
    }

    [Fact]
    public async Task ADelegateOfADelegate_GetsNothing()
    {
        var (third, draft) = (await story.Third(), await given.Draft());
        await story.Given();
        var chained = await platform.Ok(new GiveDelegation(
            story.Delegate, SampleCitizens.Resident(7).Email, SampleCitizens.Resident(7).IdentityNumber, DelegationStory.Everything, [], story.Today, story.Today));
        await platform.Ok(new AcceptDelegation(third, chained));

        Assert.Null((await story.At(draft, third)).For);
        Assert.DoesNotContain(await platform.Ok(new ListForOthers(third)), one => one.Id == draft);
    }

    [Fact]
    public async Task WhatHadEndedBeforeItWasGiven_StaysWithThePrincipal()
    {
        var (ended, later) = ((await given.SubmittedApplication()).Id, (await given.SubmittedApplication()).Id);
        await platform.Ok(new WithdrawApplication(story.Principal, ended, ""));
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await story.Given();
        await platform.Ok(new WithdrawApplication(story.Principal, later, ""));

        Assert.Null((await story.At(ended)).For);
        Assert.NotNull((await story.At(later)).For);
    }

    [Fact]
    public async Task EachLook_IsOnRecordAndThePrincipalSeesWhoLooked()
    {
        await story.Given();
        var draft = await given.Draft();
        var acting = await story.At(draft);

        var view = await platform.Ok(new GetDraft(acting, draft));
        await platform.Ok(new GetDraft(acting, draft));
        platform.Clock.Advance(TimeSpan.FromMinutes(6));
        await platform.Ok(new GetDraft(acting, draft));

        var rows = (await platform.Ok(new ListAccess(story.Principal, draft))).Rows;
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal((ReadPurpose.Delegation, story.Delegate.Name, (string?)null), (row.Purpose, row.PersonName, row.Department)));
        Assert.Equal(view.Answers.Keys.Order(), rows[0].Facts.Order());
    }

    [Fact]
    public async Task Principal_LookingAtTheirOwn_LeavesNoRow()
    {
        await story.Given();
        var draft = await given.Draft();
        await platform.Ok(new GetDraft(platform.Citizen, draft));
        Assert.Empty((await platform.Ok(new ListAccess(story.Principal, draft))).Rows);
    }

    [Fact]
    public async Task Letters_GoToThePrincipalAndToWhoeverAnswersForThem()
    {
        await story.Given(Acts.Answer);
        await platform.Drain([]);
        var submitted = await given.SubmittedApplication();
        var letters = new List<MimeMessage>();
        await platform.Drain(letters);

        var received = letters.Where(letter => letter.Subject!.Contains(submitted.Number, StringComparison.Ordinal)).ToList();
        Assert.Contains(received, letter => letter.To.ToString().Contains("citizen@", StringComparison.Ordinal));
        var delegates = Assert.Single(received, letter => letter.To.ToString().Contains("citizen2@", StringComparison.Ordinal));
        Assert.StartsWith($"You receive this because you act for {story.Principal.Name}.", delegates.TextBody);
    }

    [Fact]
    public async Task Letters_AfterItHasEnded_GoToThePrincipalAlone()
    {
        await platform.Ok(new EndDelegation(story.Delegate, await story.Given()));
        await platform.Drain([]);
        await given.SubmittedApplication();
        var letters = new List<MimeMessage>();
        await platform.Drain(letters);
        Assert.DoesNotContain(letters, letter => letter.To.ToString().Contains("citizen2@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AClerkWhoHasActedForTheApplicant_DecidesNothingAndIsHandedNothing()
    {
        var submitted = await given.SubmittedApplication();
        var (clerk, colleague) = (platform.Clerk("administrative-approval"), platform.Colleague("administrative-approval"));
        await story.HasActed(colleague);

        Assert.Equal("InvolvedInApplication", (await Refused(new ClaimStep(colleague, submitted.Id, Registration))).Rule);
        Assert.Equal("InvolvedInApplication", (await Refused(new DecideStep(colleague, submitted.Id, Registration, Verdict.Grant, ""))).Rule);
        Assert.Equal("InvolvedInApplication", (await Refused(new TransferStep(clerk, submitted.Id, Registration, colleague.Id, "please"))).Rule);
        Assert.False((await platform.Ok(new GetTask(colleague, submitted.Id, Registration))).May.Claim);
        Assert.True((await platform.Send(new ClaimStep(clerk, submitted.Id, Registration))).IsOk);
    }

    [Fact]
    public async Task Clerk_ReadsThatSomebodyActedAndNobodysName()
    {
        await story.Given();
        var draft = await given.Draft();
        await platform.Ok(new SubmitApplication(await story.At(draft), draft));

        var entry = (await platform.Ok(new GetTask(platform.Clerk("administrative-approval"), draft, Registration))).History[0];

        Assert.Null(entry.By);
        Assert.Equal("", entry.Happened.For!.Principal.Name);
        var course = await platform.Ok(new GetCourse(platform.Supervisor, draft));
        Assert.True(course.History[0].IsByApplicant);
        Assert.Null(course.History[0].By);
    }
}

public sealed class DelegationOnSqlite(SqlitePlatform platform) : DelegationTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DelegationOnPostgres : DelegationTests, IClassFixture<PostgresPlatform>
{
    public DelegationOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
