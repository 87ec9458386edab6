using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Counter;

public abstract class CounterTests(Platform platform) : IAsyncLifetime
{
    private readonly CounterStory story = new(platform);

    public async ValueTask InitializeAsync() => await story.NobodyThere();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<(ProblemKind Kind, string Rule, string? Field)> Refused<T>(IRequest<Result<T>> request)
    {
        var result = await platform.Send(request);
        Assert.False(result.IsOk);
        return (result.Problem.Kind, result.Problem.Rule, result.Problem.Errors?.Keys.FirstOrDefault());
    }

    private async Task<(Guid Session, Guid Application)> Filled(SampleCitizen citizen)
    {
        var session = await story.Present(citizen);
        var application = await platform.Ok(new BeginAtCounter(story.Worker, session, Given.Restaurant));
        await platform.Ok(new SaveAnswers(
            await story.At(application), application, Given.LargeRestaurant(platform.Workflows).Facts, KeepInvalid: false));
        return (session, application);
    }

    [Fact]
    public async Task Open_ChecksNumberAndName()
    {
        Assert.Equal("IdentityNumber", (await Refused(new OpenCounter(story.Worker, "511602199406184029", "陈思雨"))).Field);
        Assert.Equal("Name", (await Refused(new OpenCounter(story.Worker, SampleCitizens.Citizen.IdentityNumber, " "))).Field);
        Assert.Equal("Name", (await Refused(new OpenCounter(story.Worker, SampleCitizens.Citizen.IdentityNumber, "别人"))).Field);
        Assert.True((await platform.Send(new OpenCounter(story.Worker, SampleCitizens.Citizen.IdentityNumber.ToLowerInvariant(), "陈思雨"))).IsOk);
        Assert.Equal("OneAtATime", (await Refused(new OpenCounter(story.Worker, SampleCitizens.OtherCitizen.IdentityNumber, "Alex Morgan"))).Rule);
    }

    [Fact]
    public async Task Nothing_IsBegunBeforeThePersonSaysYes()
    {
        var session = await story.Opened(SampleCitizens.Citizen);
        Assert.Equal("NotPresentYet", (await Refused(new BeginAtCounter(story.Worker, session, Given.Restaurant))).Rule);
        Assert.Equal("How", (await Refused(new ConfirmPresence(story.Worker, session, new Yes(null, null)))).Field);
        Assert.Equal("Document", (await Refused(new ConfirmPresence(story.Worker, session, new Yes(Confirmation.Document, " ")))).Field);
        Assert.Equal("Code", (await Refused(new ConfirmPresence(story.Worker, session, new Yes(Confirmation.Code, "123456")))).Field);
    }

    [Fact]
    public async Task Code_IsGoodOnceAndTheLastOneOnly()
    {
        var session = await story.Opened(SampleCitizens.Citizen);
        var first = await story.Code(session);
        var second = await story.Code(session);
        if (first != second)
            Assert.Equal("Code", (await Refused(new ConfirmPresence(story.Worker, session, new Yes(Confirmation.Code, first)))).Field);

        await platform.Ok(new ConfirmPresence(story.Worker, session, new Yes(Confirmation.Code, second)));

        var application = await platform.Ok(new BeginAtCounter(story.Worker, session, Given.Restaurant));
        Assert.Equal("Code", (await Refused(new ConfirmFiling(await story.At(application), application, new Yes(Confirmation.Code, second)))).Field);
    }

    [Fact]
    public async Task Code_IsNotGuessedAndNotLate()
    {
        var session = await story.Opened(SampleCitizens.Citizen);
        var code = await story.Code(session);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal("Code", (await Refused(new ConfirmPresence(story.Worker, session, new Yes(Confirmation.Code, wrong)))).Field);
        Assert.Equal("Code", (await Refused(new ConfirmPresence(story.Worker, session, new Yes(Confirmation.Code, code)))).Field);

        var late = await story.Code(session);
        platform.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("Code", (await Refused(new ConfirmPresence(story.Worker, session, new Yes(Confirmation.Code, late)))).Field);
        for (var more = 0; more < 3; more++)
            await platform.Ok(new SendCounterCode(story.Worker, session));
        Assert.Equal("TooManyCodes", (await Refused(new SendCounterCode(story.Worker, session))).Rule);
    }

    [Fact]
    public async Task Filing_NamesBothAndIsAtTheWindow_AndThePersonFindsIt()
    {
        var (_, application) = await Filled(SampleCitizens.Citizen);
        var acting = await story.At(application);
        Assert.Equal("NotConfirmed", (await Refused(new SubmitApplication(acting, application))).Rule);
        await platform.Ok(new ConfirmFiling(acting, application, CounterStory.OnPaper));

        var submitted = await platform.Ok(new SubmitApplication(acting, application));

        var first = (await platform.Ok(new GetHistory(platform.Citizen, application)))[0];
        Assert.Equal(story.Worker.Name, first.By);
        Assert.Equal((BehalfKind.Counter, platform.Citizen.Person), (first.Happened.For!.Kind, first.Happened.For.Principal));
        Assert.Contains((await platform.Ok(new ListMyApplications(platform.Citizen))).Rows, one => one.Number == submitted.Number);
        Assert.Equal(FilingForm.Window, await platform.InDatabase(db => db.Applications.Where(one => one.Id == application).Select(one => one.Channel).SingleAsync()));
        Assert.Contains((await platform.Ok(new GetCounter(story.Worker))).Today, filed => filed.Number == submitted.Number);
        var looks = (await platform.Ok(new ListAccess(platform.Citizen, application))).Rows;
        Assert.Contains(looks, look => (look.Purpose, look.PersonName, look.Department) == (ReadPurpose.Counter, story.Worker.Name, "administrative-approval"));
        Assert.DoesNotContain((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults, fault => fault.ApplicationId == application);
        Assert.Contains(await platform.Ok(new GetBurden(platform.Supervisor)), row => row.Service == Given.Restaurant && row.AtCounter > 0);
    }

    [Fact]
    public async Task WhatIsChangedAfterTheYes_NeedsAnother()
    {
        var (_, application) = await Filled(SampleCitizens.Citizen);
        var acting = await story.At(application);
        await platform.Ok(new ConfirmFiling(acting, application, CounterStory.OnPaper));
        await platform.Ok(new SaveAnswers(acting, application, new Dictionary<string, string> { ["premises.seats"] = "12" }, KeepInvalid: false));

        Assert.Equal("NotConfirmed", (await Refused(new SubmitApplication(acting, application))).Rule);
    }

    [Fact]
    public async Task Worker_WhoHasFinished_SeesNothingButTheNumber()
    {
        var (session, application) = await Filled(SampleCitizens.Citizen);
        var before = await story.At(application);
        await platform.Ok(new EndCounter(story.Worker, session));

        Assert.Null((await story.At(application)).For);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new GetDraft(before, application))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new SubmitApplication(before, application))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new BeginAtCounter(story.Worker, session, Given.Restaurant))).Kind);
        Assert.Null((await platform.Ok(new GetCounter(story.Worker))).Open);
    }

    [Fact]
    public async Task HalfAnHour_EndsItByItself()
    {
        var (session, application) = await Filled(SampleCitizens.Citizen);
        var before = await story.At(application);
        platform.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Null((await story.At(application)).For);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new GetDraft(before, application))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new SendCounterCode(story.Worker, session))).Kind);
        Assert.Null((await platform.Ok(new GetCounter(story.Worker))).Open);
    }

    [Fact]
    public async Task NothingElseOfThePersonsIsOpen_NorToAnybodyElse()
    {
        var own = await new Given(platform).Draft();
        var (session, application) = await Filled(SampleCitizens.Citizen);

        Assert.Null((await story.At(own)).For);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new GetDraft(await story.At(application), own))).Kind);
        Assert.Null((await story.At(application, platform.OtherCitizen)).For);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new EndCounter(platform.OtherCitizen, session))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new ConfirmPresence(platform.Clerk("tax"), session, CounterStory.OnPaper))).Kind);
        Assert.Equal(ProblemKind.NotFound, (await Refused(new DiscardDraft(await story.At(application), application))).Kind);
    }

    [Fact]
    public async Task SomebodyWithoutAnAccount_SignsOnPaperAndFindsItInTheAccountTheyGetLater()
    {
        var citizen = SampleCitizens.Resident(11);
        await platform.InDatabase(db => db.Users.Where(user => user.IdentityNumber == citizen.IdentityNumber).ExecuteUpdateAsync(set => set.SetProperty(user => user.IdentityNumber, (string?)null)));
        var session = await story.Opened(citizen);
        Assert.Equal("NoMail", (await Refused(new SendCounterCode(story.Worker, session))).Rule);
        await platform.Ok(new ConfirmPresence(story.Worker, session, CounterStory.OnPaper));
        var application = await platform.Ok(new BeginAtCounter(story.Worker, session, Given.Restaurant));
        await platform.Ok(new SaveAnswers(await story.At(application), application, Given.LargeRestaurant(platform.Workflows).Facts, KeepInvalid: false));
        await platform.Ok(new ConfirmFiling(await story.At(application), application, CounterStory.OnPaper));
        var submitted = await platform.Ok(new SubmitApplication(await story.At(application), application));
        await platform.Drain([]);

        var account = await platform.Ok(new AddUser($"{Guid.NewGuid():N}@example.test", citizen.Name, SamplePeople.Password) { IdentityNumber = citizen.IdentityNumber });

        Assert.Contains((await platform.Ok(new ListMyApplications(new Caller(account, citizen.Name)))).Rows, one => one.Number == submitted.Number);
        Assert.Contains("IdentityNumber", (await platform.Send(new AddUser($"{Guid.NewGuid():N}@example.test", citizen.Name, SamplePeople.Password) { IdentityNumber = citizen.IdentityNumber })).Problem!.Errors!.Keys);
    }
}

public sealed class CounterOnSqlite(SqlitePlatform platform) : CounterTests(platform), IClassFixture<SqlitePlatform>;

public sealed class CounterOnPostgres : CounterTests, IClassFixture<PostgresPlatform>
{
    public CounterOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
