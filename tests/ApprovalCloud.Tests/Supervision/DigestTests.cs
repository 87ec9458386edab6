using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Tests.Support;
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
        platform.Clock.Advance(TimeSpan.FromDays(10));
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

    private async Task<IReadOnlyList<MimeMessage>> Digests()
    {
        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        return [.. letters.Where(letter => letter.Subject!.Contains("due soon:", StringComparison.Ordinal))];
    }

    private Task<int> Owe() => platform.Services.GetRequiredService<OweDigests>().Run(CancellationToken.None);

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
