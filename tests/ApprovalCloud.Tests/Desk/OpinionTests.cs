using System.Net;
using System.Net.Http.Json;
using System.Text;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>A department asks another one for its opinion: on a question, with no more of the application than it shares.</summary>
public abstract class OpinionTests(Platform platform)
{
    private const string Asked = "urban-management";
    private const string Secret = "法定秘密的征求意见";
    private readonly Given given = new(platform);

    private Caller Fire => platform.Clerk("fire-rescue");

    private Caller Warden => platform.Clerk(Asked);

    [Fact]
    public async Task Opinion_IsAskedAnsweredAndRead()
    {
        var submitted = await given.ParallelSteps();
        var id = submitted.Id;
        await platform.Ok(Ask(id) with { WorkingDays = 5 });

        var row = Assert.Single(await Rows(id));
        Assert.Equal((submitted.Number, "fire-rescue", platform.Due(platform.Today(), 5)), (row.Number, row.Department, platform.DayOf(row.DueAt)));
        Assert.Contains(await platform.LettersTo($"clerk.{Asked}", submitted.Number), letter =>
            letter.Contains($"/desk/opinions/{id}/{row.Id}", StringComparison.Ordinal) && !letter.Contains(Secret, StringComparison.Ordinal));
        Assert.Equal(Secret, (await platform.Ok(new GetOpinion(Warden, id, row.Id))).Opinion.Question);

        await platform.Ok(new AnswerOpinion(Warden, id, row.Id, Stance.Disagree, "The pavement is too narrow."));

        Assert.Empty(await Rows(id));
        var task = await platform.Ok(new GetTask(Fire, id, Intake.Fire));
        var opinion = Assert.Single(task.Opinions);
        Assert.Equal((Stance.Disagree, "The pavement is too narrow.", Warden.Name), (opinion.Stance, opinion.Answer, opinion.AnsweredBy));
        Assert.Contains(task.History, entry => entry.Happened is OpinionAsked);
        Assert.Contains(task.History, entry => entry.Happened is OpinionGiven);
        Assert.Contains(await platform.LettersTo("clerk.fire-rescue", submitted.Number), letter => letter.Contains($"/desk/{id}/{Intake.Fire}", StringComparison.Ordinal) && !letter.Contains("pavement", StringComparison.Ordinal));
        Assert.True((await platform.Ok(new ListOpinions(Warden, Ended: true))).Single(one => one.ApplicationId == id).EndedAt is not null);
    }

    [Fact]
    public async Task Asked_ADepartmentSeesOnlyWhatIsShared_AndItsLookIsOnRecord()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Contains("Reason", (await platform.Send(Ask(id) with { Shared = ["premises.area"] })).Problem!.Errors!.Keys);
        Assert.Equal("SharedFactUnread", (await platform.Send(Ask(id) with { Shared = ["person.residentId"], Reason = "?" })).Problem?.Rule);
        await platform.Ok(Ask(id) with { Shared = ["premises.area"], Reason = "the width of the exits" });
        var opinion = Assert.Single(await Rows(id)).Id;

        var asked = await platform.Ok(new GetOpinion(Warden, id, opinion));

        Assert.Equal(["premises.area"], asked.Facts.Keys);
        var look = (await platform.Ok(new ListAccess(platform.Citizen, id))).Rows.First(row => row.Purpose == ReadPurpose.Opinion);
        Assert.Equal((Asked, Intake.Fire), (look.Department, look.Step));
        Assert.Equal(["premises.area"], look.Facts);
        // Once nobody waits for it, nothing of the application is shown any more.
        await platform.Ok(new AnswerOpinion(Warden, id, opinion, Stance.NoComment, ""));
        Assert.Empty((await platform.Ok(new GetOpinion(Warden, id, opinion))).Facts);
    }

    [Fact]
    public async Task Decision_WaitsForNoOpinion_AndEndsWhatIsOut()
    {
        var id = (await given.ParallelSteps()).Id;
        var due = (await platform.StepOf(id, Intake.Fire)).DueAt;
        await platform.Ok(Ask(id) with { WorkingDays = 3 });
        var opinion = Assert.Single(await Rows(id)).Id;
        Assert.Equal(due, (await platform.StepOf(id, Intake.Fire)).DueAt);
        Assert.Null((await platform.StepOf(id, Intake.Fire)).PausedAt);

        await platform.Ok(new DecideStep(Fire, id, Intake.Fire, Verdict.Grant, ""));

        Assert.Empty(await Rows(id));
        Assert.Equal("OpinionClosed", (await platform.Send(new AnswerOpinion(Warden, id, opinion, Stance.Agree, "late"))).Problem?.Rule);
        Assert.True(Assert.Single((await platform.Ok(new GetTask(Fire, id, Intake.Fire))).Opinions) is { Stance: null, EndedAt: not null });
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Opinion_OfOneDepartment_IsAskedForOnceAtATime_AndNotOfOnesOwn()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(Ask(id));
        Assert.Equal("OpinionPending", (await platform.Send(Ask(id))).Problem?.Rule);
        Assert.Equal("OwnDepartment", (await platform.Send(Ask(id) with { Department = "fire-rescue" })).Problem?.Rule);
        Assert.Contains("Department", (await platform.Send(Ask(id) with { Department = "nobody" })).Problem!.Errors!.Keys);
        Assert.Contains("Question", (await platform.Send(Ask(id) with { Question = " " })).Problem!.Errors!.Keys);
        Assert.Contains("WorkingDays", (await platform.Send(Ask(id) with { WorkingDays = 0 })).Problem!.Errors!.Keys);
        await platform.Ok(Ask(id) with { Department = "tobacco" });
        Assert.Equal(2, (await platform.Ok(new GetTask(Fire, id, Intake.Fire))).Opinions.Count);
    }

    [Fact]
    public async Task Opinion_OfAnotherDepartmentOrPerson_IsNotFoundOrRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(Ask(id));
        var opinion = Assert.Single(await Rows(id)).Id;
        foreach (var stranger in new[] { platform.Clerk("tobacco"), Fire, platform.Citizen, platform.Supervisor })
        {
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetOpinion(stranger, id, opinion))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new AnswerOpinion(stranger, id, opinion, Stance.Agree, "?"))).Problem?.Kind);
            Assert.DoesNotContain(await platform.Ok(new ListOpinions(stranger)), row => row.ApplicationId == id);
        }

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(Ask(id) with { By = platform.Clerk("tobacco") })).Problem?.Kind);
        Assert.Equal("RoleMissing", (await platform.Send(Ask(id) with { By = Fire with { Roles = StepRoles.Accept }, Department = "tobacco" })).Problem?.Rule);
        Assert.Equal("RoleMissing", (await platform.Send(new AnswerOpinion(Warden with { Roles = StepRoles.Accept }, id, opinion, Stance.Agree, "?"))).Problem?.Rule);
    }

    [Fact]
    public async Task WhoeverAnswersSecond_IsToldWhoWasFirst_AndTheSameRequestTwiceIsOneAnswer()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(Ask(id) with { IdempotencyKey = $"{id}" });
        await platform.Ok(Ask(id) with { IdempotencyKey = $"{id}" });
        var opinion = Assert.Single(await Rows(id)).Id;
        var answer = new AnswerOpinion(Warden, id, opinion, Stance.Agree, "yes", $"a{id}");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => platform.Ok(answer)));

        var second = (await platform.Send(new AnswerOpinion(platform.Colleague(Asked), id, opinion, Stance.Disagree, "no"))).Problem!;

        Assert.Equal("AnsweredAlready", second.Rule);
        Assert.Contains(Warden.Name, second.Message.En, StringComparison.Ordinal);
        Assert.Single(await platform.EventsOf<OpinionGiven>(id, Intake.Fire));
    }

    [Fact]
    public async Task Reminders_ComeOnceBeforeTheDayAndOnceAfterIt_AndNoneOnceAnswered()
    {
        await using var own = platform is PostgresPlatform ? PostgresPlatform.Required() : (Platform)new SqlitePlatform();
        await ((IAsyncLifetime)own).InitializeAsync();
        var (first, second) = ((await new Given(own).ParallelSteps()).Id, (await new Given(own).ParallelSteps()).Id);
        foreach (var id in new[] { first, second })
            await own.Ok(new AskForOpinion(own.Clerk("fire-rescue"), id, Intake.Fire, Asked, Secret) { WorkingDays = 2 });
        Assert.Equal(0, await Remind(own));

        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Remind(own));
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((2, 0), (await Remind(own), await Remind(own)));
        Assert.Equal(2, await Owed(own, "opinion-soon"));
        var opinion = (await own.Ok(new ListOpinions(own.Clerk(Asked)))).Single(row => row.ApplicationId == second).Id;
        await own.Ok(new AnswerOpinion(own.Clerk(Asked), second, opinion, Stance.Agree, "yes"));
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await Remind(own), await Remind(own)));
        Assert.Equal(1, await Owed(own, "opinion-late"));
        own.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Remind(own));

        List<MimeKit.MimeMessage> letters = [];
        await own.Drain(letters);
        var late = letters.Where(letter => letter.To.ToString().Contains(Asked, StringComparison.Ordinal) && letter.TextBody!.Contains("已过", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(late);
        Assert.All(late, letter => Assert.DoesNotContain(Secret, letter.TextBody!, StringComparison.Ordinal));
        // Who has answered meanwhile is not told that it is due.
        Assert.DoesNotContain(letters, letter => letter.TextBody!.Contains("答复期限为", StringComparison.Ordinal) && letter.Subject!.Contains("将于", StringComparison.Ordinal) && letter.TextBody!.Contains($"{second}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_StayOutOfTheHistory_WhichProvesThem_AndFromTheApplicant()
    {
        var submitted = await given.ParallelSteps();
        var id = submitted.Id;
        await platform.Ok(Ask(id));
        await platform.Ok(new AnswerOpinion(Warden, id, Assert.Single(await Rows(id)).Id, Stance.Agree, Secret));

        Assert.DoesNotContain(await platform.EventsOf(id), row => row.Data.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(await platform.Ok(new GetHistory(platform.Citizen, id)), entry => entry.Happened is OpinionAsked or OpinionGiven);
        Assert.DoesNotContain(await platform.LettersTo("citizen", submitted.Number), letter => letter.Contains(Secret, StringComparison.Ordinal));
        using var export = new MemoryStream();
        await platform.InScope(services => services.GetRequiredService<ExportMyData>().Write(platform.Citizen, export, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(export.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);

        await platform.InDatabase(db => db.Opinions.Where(one => one.ApplicationId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Answer, "Something else")));
        Assert.Contains(await Faults(), fault => fault.ApplicationId == id && fault.What.Contains("words", StringComparison.Ordinal));
        await platform.InDatabase(db => db.Opinions.Where(one => one.ApplicationId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Answer, Secret)));
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Api_AsksListsShowsAndAnswers()
    {
        var id = (await given.ParallelSteps()).Id;
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var warden = await platform.SignedIn($"clerk.{Asked}");
        using var citizen = await platform.SignedIn("citizen");
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/tasks/{id}/{Intake.Fire}/opinions", new { department = Asked, question = "?", workingDays = 3 })).StatusCode);
        var row = (await (await warden.GetAsync(Address("/api/opinions"))).Json()).EnumerateArray().Single(one => one.GetProperty("applicationId").GetGuid() == id);
        var address = $"/api/opinions/{id}/{row.GetProperty("id").GetGuid()}";

        Assert.Equal("?", (await (await warden.GetAsync(Address(address))).Json()).GetProperty("question").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(Address(address))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(Address(address))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await warden.PostAsJsonAsync($"{address}/answer", new { answer = "?" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await warden.PostAsJsonAsync($"{address}/answer", new { stance = "declined", answer = "not ours" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await warden.PostAsJsonAsync($"{address}/answer", new { stance = "agree", answer = "ours" })).StatusCode);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private AskForOpinion Ask(Guid id) => new(Fire, id, Intake.Fire, Asked, Secret);

    private async Task<IEnumerable<OpinionRow>> Rows(Guid application) => (await platform.Ok(new ListOpinions(Warden))).Where(row => row.ApplicationId == application);

    private static Task<int> Remind(Platform platform) => platform.Services.GetRequiredService<RemindOfOpinions>().Run(TestContext.Current.CancellationToken);

    private static Task<int> Owed(Platform platform, string kind) => platform.InDatabase(db => db.Outbox.CountAsync(one => one.About.StartsWith(kind)));

    private Task<IReadOnlyList<LogFault>> Faults() => platform.InScope(async services => (await services.GetRequiredService<VerifyLog>().Run(CancellationToken.None)).Faults);
}

public sealed class OpinionsOnSqlite(SqlitePlatform platform) : OpinionTests(platform), IClassFixture<SqlitePlatform>;

public sealed class OpinionsOnPostgres : OpinionTests, IClassFixture<PostgresPlatform>
{
    public OpinionsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
