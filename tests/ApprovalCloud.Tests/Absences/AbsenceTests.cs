using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Absences;

/// <summary>Somebody is away and a colleague stands in: what they had in hand goes over once, and is on record.</summary>
public abstract class AbsenceTests(Platform platform)
{
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    private DateOnly Today => new AbsenceOptions().Office.DateOf(platform.Clock.GetUtcNow());

    [Fact]
    public async Task Begin_HandsOverWhatIsInHand_OnceEach_WithItsReason_AndTellsWhoeverStandsIn()
    {
        await Nobody();
        var task = await Claimed(Anna);
        var free = await given.ParallelSteps();
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today.AddDays(3)));

        await HandOver();
        await HandOver();

        Assert.Equal(Bo.Id, (await platform.StepOf(task.Id, Fire)).AssigneeId);
        Assert.Null((await platform.StepOf(free.Id, Fire)).AssigneeId);
        var moved = Assert.Single(await platform.EventsOf<StepReassigned>(task.Id, Fire));
        Assert.Equal((null, Anna.Id, Bo.Id, "absence"), (moved.By, moved.From?.Id, moved.To?.Id, moved.Reason));
        var letters = await platform.LettersAbout(task.Number);
        Assert.Contains("由您代办", Assert.Single(letters["colleague.fire-rescue"], letter => letter.Subject!.StartsWith("代同事办理", StringComparison.Ordinal)).TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(letters["clerk.fire-rescue"], letter => letter.Subject!.StartsWith("代同事办理", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Begin_IsNotBeforeTheFirstDay_AndTheApplicantReadsNothingOfIt()
    {
        await Nobody();
        var task = await Claimed(Anna);
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today.AddDays(1), Today.AddDays(3)));

        await HandOver();
        Assert.Equal(Anna.Id, (await platform.StepOf(task.Id, Fire)).AssigneeId);

        platform.Clock.SetUtcNow(new AbsenceOptions().Office.InstantOf(Today.AddDays(1), new TimeOnly(8, 0)));
        await HandOver();
        Assert.Equal(Bo.Id, (await platform.StepOf(task.Id, Fire)).AssigneeId);
        Assert.DoesNotContain(await platform.Ok(new GetHistory(platform.Citizen, task.Id)), entry => entry.Happened is StepReassigned);
    }

    [Fact]
    public async Task Begin_OnSeveralNodesAtOnce_HandsOverEachTaskOnce()
    {
        await Nobody();
        var tasks = new[] { await Claimed(Anna), await Claimed(Anna) };
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today));

        await Task.WhenAll(HandOver(), HandOver(), HandOver());

        foreach (var task in tasks)
        {
            Assert.Equal(Bo.Id, (await platform.StepOf(task.Id, Fire)).AssigneeId);
            Assert.Single(await platform.EventsOf<StepReassigned>(task.Id, Fire));
        }
    }

    [Fact]
    public async Task Away_WhatComesBackOrIsTakenUp_StaysWhereItIs()
    {
        await Nobody();
        var task = await Claimed(Anna);
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today.AddDays(3)));
        await HandOver();

        await platform.Ok(new TransferStep(Bo, task.Id, Fire, Anna.Id, "You began it"));
        var other = await Claimed(Anna);
        await HandOver();

        Assert.Equal(Anna.Id, (await platform.StepOf(task.Id, Fire)).AssigneeId);
        Assert.Equal(Anna.Id, (await platform.StepOf(other.Id, Fire)).AssigneeId);
    }

    [Fact]
    public async Task StandIn_WhoMayNotActOnIt_DoesNotGetIt_SoThatItGoesBackToTheQueue()
    {
        await Nobody();
        var own = (await given.ParallelSteps(Bo)).Id;
        await platform.Ok(new ClaimStep(Anna, own, Fire));
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today));

        await HandOver();

        Assert.Null((await platform.StepOf(own, Fire)).AssigneeId);
        Assert.Null(Assert.Single(await platform.EventsOf<StepReassigned>(own, Fire)).To);
    }

    [Fact]
    public async Task StandIn_WhoIsAwayThemselvesByThen_DoesNotGetIt()
    {
        await Nobody();
        var task = await Claimed(Anna);
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today.AddDays(1)));
        await platform.InDatabase(async db =>
        {
            var absence = new Absence(Guid.CreateVersion7(), Bo);
            absence.Become(Days(Today, Today), Anna.Person);
            db.Absences.Add(absence);
            return await db.SaveChangesAsync();
        });

        await HandOver();

        Assert.Null((await platform.StepOf(task.Id, Fire)).AssigneeId);
    }

    [Fact]
    public async Task Declare_NamesSomebodyOfTheDepartment_WhoIsThere()
    {
        await Nobody();
        foreach (var wrong in new[] { Anna.Id, platform.Clerk("tobacco").Id, platform.Citizen.Id, Guid.NewGuid(), Guid.Empty })
            Assert.Contains(nameof(DeclareAbsence.StandIn), Errors(await platform.Send(new DeclareAbsence(Anna, wrong, Today, Today))));
        await platform.Ok(new DeclareAbsence(Bo, Anna.Id, Today.AddDays(2), Today.AddDays(4)));
        Assert.Contains(nameof(DeclareAbsence.StandIn), Errors(await platform.Send(new DeclareAbsence(Anna, Bo.Id, Today, Today.AddDays(2)))));
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today.AddDays(1)));
    }

    [Fact]
    public async Task Declare_NamesDaysThatComeAndDoNotOverlap()
    {
        await Nobody();
        Assert.Contains("From", Errors(await platform.Send(new DeclareAbsence(Anna, Bo.Id, Today.AddDays(-1), Today))));
        Assert.Contains("From", Errors(await platform.Send(new DeclareAbsence(Anna, Bo.Id, null, Today))));
        Assert.Contains("Until", Errors(await platform.Send(new DeclareAbsence(Anna, Bo.Id, Today.AddDays(2), Today.AddDays(1)))));
        Assert.Contains("Until", Errors(await platform.Send(new DeclareAbsence(Anna, Bo.Id, Today, Today.AddDays(366)))));
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today.AddDays(5), Today.AddDays(9)));
        Assert.Contains("From", Errors(await platform.Send(new DeclareAbsence(Anna, Bo.Id, Today.AddDays(9), Today.AddDays(12)))));
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today.AddDays(10), Today.AddDays(12)));
    }

    [Fact]
    public async Task Declare_IsForClerks() =>
        Assert.Equal("NotAClerk", (await platform.Send(new DeclareAbsence(platform.Supervisor, Bo.Id, Today, Today))).Problem?.Rule);

    [Fact]
    public async Task Change_BeforeItBegins_HandsOverToWhoeverStandsInThen_AndNobodyElseChangesIt()
    {
        await Nobody();
        var task = await Claimed(Anna);
        var id = await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today.AddDays(1), Today.AddDays(2)));
        var seen = Assert.Single((await platform.Ok(new ListAbsences(Anna))).Mine).Version;

        Assert.Equal("NotFound", (await platform.Send(new ChangeAbsence(Bo, id, Anna.Id, Today, Today, seen))).Problem?.Rule);
        Assert.Equal("NotFound", (await platform.Send(new EndAbsence(Bo, id))).Problem?.Rule);
        await platform.Ok(new ChangeAbsence(Anna, id, Bo.Id, Today, Today.AddDays(1), seen));
        Assert.Equal("Stale", (await platform.Send(new ChangeAbsence(Anna, id, Bo.Id, Today, Today, seen))).Problem?.Rule);
        await HandOver();

        Assert.Equal(Bo.Id, (await platform.StepOf(task.Id, Fire)).AssigneeId);
        var view = Assert.Single((await platform.Ok(new ListAbsences(Anna))).Mine);
        Assert.Equal((true, true), (view.HasBegun, view.IsHandedOver));
        Assert.Contains("From", Errors(await platform.Send(new ChangeAbsence(Anna, id, Bo.Id, Today.AddDays(1), Today.AddDays(1), view.Version))));
        await platform.Ok(new ChangeAbsence(Anna, id, Bo.Id, Today, Today.AddDays(5), view.Version));
    }

    [Fact]
    public async Task End_BeforeItBegins_HandsOverNothing_AndIsSaidOnce()
    {
        await Nobody();
        var task = await Claimed(Anna);
        var id = await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today.AddDays(2)));
        await platform.Ok(new EndAbsence(Anna, id));

        await HandOver();

        Assert.Equal(Anna.Id, (await platform.StepOf(task.Id, Fire)).AssigneeId);
        Assert.Equal("AbsenceOver", (await platform.Send(new EndAbsence(Anna, id))).Problem?.Rule);
        Assert.Empty((await platform.Ok(new ListAbsences(Anna))).Mine);
    }

    [Fact]
    public async Task Colleagues_SeeWhoIsAway_WhileItLasts_AndOtherDepartmentsDoNot()
    {
        await Nobody();
        var id = await platform.Ok(new DeclareAbsence(Bo, Anna.Id, Today, Today.AddDays(2)));

        Assert.Equal(new Away(Today.AddDays(2), Anna.Name), Assert.Single(await platform.Ok(new ListColleagues(Anna)), one => one.Id == Bo.Id).Away);
        Assert.Equal(Bo.Name, Assert.Single((await platform.Ok(new ListAbsences(Anna))).Colleagues).Person);
        Assert.Empty((await platform.Ok(new ListAbsences(platform.Clerk("tobacco")))).Colleagues);
        await platform.Ok(new EndAbsence(Bo, id));
        Assert.Null(Assert.Single(await platform.Ok(new ListColleagues(Anna)), one => one.Id == Bo.Id).Away);
    }

    [Fact]
    public async Task History_WithHandOvers_ProvesItself()
    {
        await Nobody();
        await Claimed(Anna);
        await platform.Ok(new DeclareAbsence(Anna, Bo.Id, Today, Today));
        await HandOver();

        var verified = await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
        Assert.Empty(verified.Faults);
    }

    private static AbsenceDays Days(DateOnly from, DateOnly until)
    {
        OfficeTime office = new AbsenceOptions().Office;
        return new(from, until, office.InstantOf(from, TimeOnly.MinValue), office.EndOf(until));
    }

    private static IEnumerable<string> Errors<T>(Result<T> result) => result.Problem?.Errors?.Keys ?? [];

    private async Task<Submitted> Claimed(Caller clerk)
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new ClaimStep(clerk, submitted.Id, Fire));
        return submitted;
    }

    private Task<int> HandOver() => platform.Services.GetRequiredService<HandOverTasks>().Run(CancellationToken.None);

    // The department is whole again, whatever another test left.
    private Task<int> Nobody() => platform.InDatabase(db => db.Absences.ExecuteDeleteAsync());
}

public sealed class AbsenceOnSqlite(SqlitePlatform platform) : AbsenceTests(platform), IClassFixture<SqlitePlatform>;

public sealed class AbsenceOnPostgres : AbsenceTests, IClassFixture<PostgresPlatform>
{
    public AbsenceOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
