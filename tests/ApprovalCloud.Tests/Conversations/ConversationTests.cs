using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Conversations;

/// <summary>An applicant asks a step's department and is answered; every word is on record, and nobody else reads it.</summary>
public abstract class ConversationTests(Platform platform)
{
    private const string Secret = "法定秘密的提问";
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    [Fact]
    public async Task Question_ReachesTheDepartment_AndItsAnswerTheApplicant()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new AskAboutStep(platform.Citizen, submitted.Id, Fire, $" {Secret} "));

        var asked = Assert.Single(await Rows(submitted.Id));
        Assert.Equal((1, true), (asked.Unanswered, asked.WaitsSince is not null));
        var said = Assert.Single((await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire))).Messages);
        Assert.Equal((Secret, true, null), (said.Text, said.IsFromApplicant, said.AnsweredAt));
        Assert.Contains(await platform.LettersTo("clerk.fire-rescue", submitted.Number), letter => letter.Contains($"/desk/{submitted.Id}/{Fire}", StringComparison.Ordinal) && !letter.Contains(Secret, StringComparison.Ordinal));

        await platform.Ok(new AnswerQuestions(FireClerk, submitted.Id, Fire, "You may bring your manager."));

        Assert.Equal(0, Assert.Single(await Rows(submitted.Id)).Unanswered);
        var mine = (await platform.Ok(new ListMyMessages(platform.Citizen, submitted.Id))).Messages;
        Assert.Equal([Secret, "You may bring your manager."], mine.Select(one => one.Text));
        Assert.NotNull(mine[0].AnsweredAt);
        var notice = (await platform.Ok(new ListNotices(platform.Citizen))).Notices.First(one => one.Key.ApplicationId == submitted.Id);
        Assert.Equal($"/apply/{submitted.Id}/messages/{Fire}", notice.Place);
        Assert.Contains(await platform.LettersTo("citizen", submitted.Number), letter => letter.Contains($"/apply/{submitted.Id}/messages/{Fire}", StringComparison.Ordinal) && !letter.Contains("manager", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_StayOutOfTheHistory_WhichProvesThem()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new AskAboutStep(platform.Citizen, id, Fire, Secret));
        Assert.DoesNotContain(await platform.EventsOf(id), row => row.Data.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains((await platform.Ok(new GetCourse(platform.Supervisor, id))).History, entry => entry.Kind == nameof(QuestionAsked));
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);

        await platform.InDatabase(db => db.StepMessages.Where(one => one.ApplicationId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, "Something else")));
        Assert.Contains(await Faults(), fault => fault.ApplicationId == id && fault.What.Contains("words", StringComparison.Ordinal));

        await platform.InDatabase(db => db.StepMessages.Where(one => one.ApplicationId == id).ExecuteDeleteAsync());
        Assert.Contains(await Faults(), fault => fault.ApplicationId == id && fault.What.Contains("missing", StringComparison.Ordinal));
        // The platform is shared, and its log is right again.
        var digest = (await platform.EventsOf<QuestionAsked>(id, Fire)).Single();
        await platform.InDatabase(async db =>
        {
            db.StepMessages.Add(new StepMessage(id, digest.Message, Fire, "fire-rescue", platform.Citizen, true, Secret, digest.At));
            return await db.SaveChangesAsync();
        });
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Looking_IsPutOnRecord_WithWhatWasSaid()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new AskAboutStep(platform.Citizen, id, Fire, Secret));

        await platform.Ok(new GetTask(FireClerk, id, Fire));

        var read = (await platform.Ok(new ListAccess(platform.Citizen, id))).Rows.First(row => row.Department == "fire-rescue");
        Assert.Contains(ReadEntry.Messages, read.Facts);
    }

    [Fact]
    public async Task TheSameRequestTwice_IsOneQuestion_AndOneAnswer()
    {
        var id = (await given.ParallelSteps()).Id;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => platform.Ok(new AskAboutStep(platform.Citizen, id, Fire, Secret, "once"))));
        await platform.Ok(new AnswerQuestions(FireClerk, id, Fire, "Yes.", "once-answered"));
        await platform.Ok(new AnswerQuestions(FireClerk, id, Fire, "Yes.", "once-answered"));

        Assert.Equal(2, (await platform.Ok(new ListMyMessages(platform.Citizen, id))).Messages.Count);
    }

    [Fact]
    public async Task WhoeverAnswersSecond_IsToldWhoWasFirst()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Equal("NothingAsked", (await platform.Send(new AnswerQuestions(FireClerk, id, Fire, "Yes."))).Problem?.Rule);
        await platform.Ok(new AskAboutStep(platform.Citizen, id, Fire, Secret));
        await platform.Ok(new AnswerQuestions(FireClerk, id, Fire, "Yes."));

        var second = await platform.Send(new AnswerQuestions(platform.Colleague("fire-rescue"), id, Fire, "No."));

        Assert.Equal("AnsweredAlready", second.Problem?.Rule);
        Assert.Contains(FireClerk.Name, second.Problem!.Message.En);
    }

    [Fact]
    public async Task OfSomebodyElse_NothingIsAskedAnsweredOrSeen()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new AskAboutStep(platform.Citizen, id, Fire, Secret));

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new AskAboutStep(platform.OtherCitizen, id, Fire, "?"))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ListMyMessages(platform.OtherCitizen, id))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new AnswerQuestions(platform.Clerk("tobacco"), id, Fire, "?"))).Problem?.Kind);
        Assert.DoesNotContain(await platform.Ok(new ListQuestions(platform.Clerk("tobacco"))), row => row.ApplicationId == id);
        Assert.Empty((await platform.Ok(new GetTask(platform.Clerk("tobacco"), id, "tobacco-licence"))).Messages);
    }

    [Fact]
    public async Task AStep_ThatHasNotOpened_CannotBeAskedAbout()
    {
        var id = (await given.SubmittedApplication()).Id;

        Assert.Equal("StepWaiting", (await platform.Send(new AskAboutStep(platform.Citizen, id, Fire, "?"))).Problem?.Rule);
    }

    [Fact]
    public async Task Questions_ThatWait_AreBounded_AndSoAreTheirWords()
    {
        var id = (await given.ParallelSteps()).Id;
        for (var asked = 0; asked < 5; asked++)
            await platform.Ok(new AskAboutStep(platform.Citizen, id, Fire, $"{asked}?"));

        Assert.Equal("TooManyQuestions", (await platform.Send(new AskAboutStep(platform.Citizen, id, Fire, "?"))).Problem?.Rule);
        Assert.Equal(["Text"], (await platform.Send(new AskAboutStep(platform.Citizen, id, "food-licence", new string('?', 2_001)))).Problem!.Errors!.Keys);
        Assert.Equal(["Text"], (await platform.Send(new AskAboutStep(platform.Citizen, id, "food-licence", " "))).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task AnEndedApplication_CanBeAskedAboutForATime_AndThenSaysWhyNot()
    {
        await using var own = platform is PostgresPlatform ? PostgresPlatform.Required() : (Platform)new SqlitePlatform();
        await ((IAsyncLifetime)own).InitializeAsync();
        var id = (await new Given(own).ParallelSteps()).Id;
        await own.Ok(new WithdrawApplication(own.Citizen, id, ""));
        own.Clock.Advance(TimeSpan.FromDays(90));
        await own.Ok(new AskAboutStep(own.Citizen, id, Fire, "?"));
        await own.Ok(new AnswerQuestions(own.Clerk("fire-rescue"), id, Fire, "Yes."));
        Assert.NotNull((await own.Ok(new ListMyMessages(own.Citizen, id))).OpenUntil);

        own.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("ConversationClosed", (await own.Send(new AskAboutStep(own.Citizen, id, Fire, "?"))).Problem?.Rule);
        using var client = await own.SignedInToPages("citizen");
        var page = await client.GetStringAsync(new Uri($"/apply/{id}/messages/{Fire}", UriKind.Relative));
        Assert.DoesNotContain("name=\"Text\"", page);
        Assert.Equal(CaseStatus.Withdrawn, (await own.InDatabase(db => db.Applications.SingleAsync(one => one.Id == id))).EndedAs);
    }

    [Fact]
    public async Task ADecision_IsNotDisturbedByAQuestionThatComesMeanwhile()
    {
        var id = (await given.ParallelSteps()).Id;
        var seen = (await platform.Ok(new GetTask(FireClerk, id, Fire))).Version;
        await platform.Ok(new AskAboutStep(platform.Citizen, id, Fire, "?"));

        await platform.Ok(new DecideStep(FireClerk, id, Fire, Verdict.Grant, "", seen));
        await platform.Ok(new AnswerQuestions(FireClerk, id, Fire, "Granted in the meantime."));

        Assert.Equal(StepStatus.Granted, (await platform.Step(id, Fire)).Status);
    }

    [Fact]
    public async Task Api_AsksAndAnswers()
    {
        var id = (await given.ParallelSteps()).Id;
        using var citizen = await platform.SignedIn("citizen");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");

        Assert.Equal(HttpStatusCode.OK, (await citizen.PostAsJsonAsync($"/api/applications/{id}/messages/{Fire}", new { text = "?" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/answer", new { text = "!" })).StatusCode);
        var said = await (await citizen.GetAsync(new Uri($"/api/applications/{id}/messages", UriKind.Relative))).Json();

        Assert.Equal(["?", "!"], said.GetProperty("messages").EnumerateArray().Select(one => one.GetProperty("text").GetString()!));
    }

    private async Task<IEnumerable<QuestionRow>> Rows(Guid application) => (await platform.Ok(new ListQuestions(FireClerk))).Where(row => row.ApplicationId == application);

    private Task<IReadOnlyList<LogFault>> Faults() => platform.InScope(async services => (await services.GetRequiredService<VerifyLog>().Run(CancellationToken.None)).Faults);
}

public sealed class ConversationsOnSqlite(SqlitePlatform platform) : ConversationTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ConversationsOnPostgres : ConversationTests, IClassFixture<PostgresPlatform>
{
    public ConversationsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
