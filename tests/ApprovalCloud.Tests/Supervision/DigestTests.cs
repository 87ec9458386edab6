using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>Supervisors are told by mail what is late, and what is about to be; they choose how.</summary>
public abstract class DigestTests(Platform platform)
{
    private readonly Given given = new(platform);

    private WorkCalendar Calendar => platform.Workflows.CalendarOf(platform.Workflows.Services[0]);

    private DateTime Local => OfficeTime.Of(platform.Workflows.Services[0].Law).LocalTimeOf(platform.Clock.GetUtcNow());

    [Fact]
    public async Task Digest_IsOwedOnce_OnWorkingDaysFromEightOn()
    {
        await Wants(LetterGroupRules.OfSupervisors.Together());
        Until(local => !Calendar.IsWorkday(DateOnly.FromDateTime(local)) && local.Hour == 10);
        Assert.Equal(0, await Owe());
        Until(local => Calendar.IsWorkday(DateOnly.FromDateTime(local)) && local.Hour == 7);
        Assert.Equal(0, await Owe());
        Until(local => local.Hour == 8);

        Assert.Equal(1, await Owe());
        Assert.Equal(0, await Owe());
    }

    [Fact]
    public async Task Digest_SaysWhatIsLateAndDueSoon_AsTheStaffingViewDoes_AndNamesNoApplication()
    {
        await Wants(LetterGroupRules.OfSupervisors.Together());
        var submitted = await given.ParallelSteps();
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await Morning();

        var letter = Assert.Single(await Digests());

        var staffing = await platform.Ok(new GetStaffing(platform.Supervisor));
        Assert.True(staffing.Sum(row => row.Late) > 0);
        Assert.Equal($"{staffing.Sum(row => row.Late)} late, {staffing.Sum(row => row.Soon)} due soon: {Local:yyyy-MM-dd}", letter.Subject);
        foreach (var department in staffing.GroupBy(row => row.Department))
        {
            var line = $"{platform.Workflows.Departments[department.Key].Name.En}: {department.Sum(row => row.Late)} late, {department.Sum(row => row.Soon)} due soon";
            Assert.Equal(department.Any(row => row.Late + row.Soon > 0), letter.TextBody!.ReplaceLineEndings("\n").Split('\n').Contains(line));
        }

        Assert.DoesNotContain(submitted.Number, letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(platform.Citizen.Name, letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("/account/notifications", letter.Headers[HeaderId.ListUnsubscribe], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_OfADayThatIsOver_IsNotSent()
    {
        await Wants(LetterGroupRules.OfSupervisors.Together());
        await given.ParallelSteps();
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await Digests();
        await Morning();
        platform.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Empty(await Digests());
    }

    [Fact]
    public async Task Digest_WithoutWishForIt_IsOwedToNobody()
    {
        await Wants(LetterGroups.Lateness);
        Until(local => Calendar.IsWorkday(DateOnly.FromDateTime(local)) && local.Hour == 8);

        Assert.Equal(0, await Owe());
    }

    [Fact]
    public async Task Clerk_IsToldOfTheirDeskEachMorning_AsTheQueueHasIt_AndNotWhileTheyAreAway()
    {
        var clerk = platform.Clerk("fire-rescue");
        await Wants(LetterGroupRules.OfSupervisors.Together());
        await platform.Ok(new ChangeLetters(clerk, "en", LetterGroupRules.OfClerks.Together()));
        await platform.Ok(new ClaimStep(clerk, (await given.ParallelSteps()).Id, "fire-inspection"));
        await given.ParallelSteps();
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await Morning();

        var letter = Assert.Single(await Desks(), mail => mail.To.Mailboxes.Single().Address == "clerk.fire-rescue@example.test");

        var staffing = (await platform.Ok(new GetStaffing(platform.Supervisor, "fire-rescue"))).ToLookup(row => row.Person);
        var (mine, free) = (Assert.Single(staffing[clerk.Id]), Assert.Single(staffing[null]));
        Assert.Equal($"Your desk on {Local:yyyy-MM-dd}: {mine.Open} in your hands, {free.Open} not taken up", letter.Subject);
        var lines = letter.TextBody!.ReplaceLineEndings("\n").Split('\n');
        Assert.Contains($"In your hands: {mine.Open}, of which {mine.Late} late and {mine.Soon} due soon.", lines);
        Assert.Contains($"Not taken up by anybody in {platform.Workflows.Departments["fire-rescue"].Name.En}: {free.Open}, of which {free.Late} late and {free.Soon} due soon.", lines);
        Assert.Contains("/account/notifications", letter.Headers[HeaderId.ListUnsubscribe], StringComparison.Ordinal);

        var owed = await Owed(clerk);
        await platform.Ok(new DeclareAbsence(clerk, platform.Colleague("fire-rescue").Id, platform.Today(), platform.Today().AddDays(20)));
        platform.Clock.Advance(TimeSpan.FromDays(1));
        await Morning();
        Assert.Equal(owed, await Owed(clerk));
    }

    [Fact]
    public async Task Clerk_WhomAnOperatorAdds_IsToldOfTheirDesk_AndNotOfEachTask()
    {
        var id = await platform.Ok(new AddUser($"{Guid.NewGuid():N}@example.test", "New", null, Role.Clerk) { Department = "fire-rescue", StepRoles = StepRoles.All });

        Assert.Equal(LetterGroups.Tasks, (await platform.InDatabase(db => db.Users.SingleAsync(user => user.Id == id))).NoMailFor);
    }

    [Fact]
    public async Task MissedLimit_ComesByMail_UnlessASupervisorDoesWithout_AndWhatIsToBeRuledOnComesAllTheSame()
    {
        await Wants(LetterGroups.Lateness);
        Assert.Contains(await Late(), mail => mail.Headers[HeaderId.ListUnsubscribe] is not null);
        await Wants(LetterGroups.None);

        var without = await Late(contested: true);

        var contest = Assert.Single(without);
        Assert.Contains("contested", contest.Subject, StringComparison.Ordinal);
        Assert.Null(contest.Headers[HeaderId.ListUnsubscribe]);
    }

    // What supervisors are told about one application that is late.
    private async Task<IReadOnlyList<MimeMessage>> Late(bool contested = false)
    {
        var submitted = await given.SubmittedApplication();
        // Whatever holidays lie ahead.
        platform.Clock.Advance(TimeSpan.FromDays(20));
        await platform.Sweep();
        if (contested)
            await platform.Ok(new ContestCard(platform.Clerk("administrative-approval"), new CardKey(submitted.Id, "business-registration", CardLimit.Statute, CardColour.Red), "The registry was down."));
        return [.. (await platform.LettersAbout(submitted.Number))["supervisor"]];
    }

    private async Task Morning()
    {
        Until(local => Calendar.IsWorkday(DateOnly.FromDateTime(local)) && local.Hour == 8);
        Assert.Equal(1, await Owe());
    }

    private Task<IReadOnlyList<MimeMessage>> Digests() => Letters("due soon:");

    private Task<IReadOnlyList<MimeMessage>> Desks() => Letters("Your desk on");

    private async Task<IReadOnlyList<MimeMessage>> Letters(string about)
    {
        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        return [.. letters.Where(letter => letter.Subject!.Contains(about, StringComparison.Ordinal))];
    }

    // How many letters the supervisor is owed by it: clerks have theirs.
    private async Task<int> Owe()
    {
        var before = await Owed(platform.Supervisor);
        await platform.Services.GetRequiredService<OweDigests>().Run(CancellationToken.None);
        return await Owed(platform.Supervisor) - before;
    }

    private Task<int> Owed(Caller whom) => platform.InDatabase(db => db.Outbox.CountAsync(message => message.ApplicationId == whom.Id && message.About == DigestLetters.About));

    private Task<Done> Wants(LetterGroups groups) => platform.Ok(new ChangeLetters(platform.Supervisor, "en", groups));

    private void Until(Func<DateTime, bool> isReached)
    {
        do
        {
            platform.Clock.Advance(TimeSpan.FromHours(1));
        }
        while (!isReached(Local));
    }
}

public sealed class DigestOnSqlite(SqlitePlatform platform) : DigestTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DigestOnPostgres : DigestTests, IClassFixture<PostgresPlatform>
{
    public DigestOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
