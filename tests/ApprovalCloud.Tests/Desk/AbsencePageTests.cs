using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Desk.TaskForms;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>Absences, moved tasks, what a supervisor writes and the desk's notices, over the pages.</summary>
public sealed class AbsencePageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Absence_IsSaidChangedAndEndedByForms_AndColleaguesSeeIt()
    {
        var task = (await given.ParallelSteps()).Id;
        var (today, bo) = (new AbsenceOptions().Office.DateOf(platform.Clock.GetUtcNow()), platform.Colleague("fire-rescue"));
        using var anna = await platform.SignedInToPages("clerk.fire-rescue");
        using var other = await platform.SignedInToPages("colleague.fire-rescue");

        Assert.Contains("Enter the first day", await (await anna.Post("/desk/absence", ("StandIn", $"{bo.Id}"), ("Until", Day(today)))).Words(), StringComparison.Ordinal);
        Assert.Contains("Enter a date", await (await anna.Post("/desk/absence", ("StandIn", $"{bo.Id}"), ("From", "soon"), ("Until", Day(today)))).Words(), StringComparison.Ordinal);
        Assert.Contains("Choose a colleague", await (await anna.Post("/desk/absence", ("From", Day(today)), ("Until", Day(today)))).Words(), StringComparison.Ordinal);
        var saved = await (await anna.Post("/desk/absence", ("StandIn", $"{bo.Id}"), ("From", Day(today)), ("Until", Day(today)))).Words();
        Assert.Contains("Your absence is saved", saved, StringComparison.Ordinal);
        Assert.Contains($"{bo.Name} stands in", saved, StringComparison.Ordinal);

        Assert.Contains("(away until", await (await other.GetAsync(Address($"/desk/{task}/{Fire}"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Away now", await (await other.GetAsync(Address("/desk/absence"))).Words(), StringComparison.Ordinal);
        var page = Regex.Match(saved, "/desk/absence/[0-9a-f-]{36}").Value;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Address(page))).StatusCode);
        var version = Regex.Match(await anna.GetStringAsync(Address(page)), "name=\"Version\" value=\"(\\d+)\"").Groups[1].Value;
        var changed = await anna.Post(page, ("StandIn", $"{bo.Id}"), ("From", Day(today)), ("Until", Day(today.AddDays(1))), ("Version", version));
        Assert.Contains("Your absence is saved", await changed.Words(), StringComparison.Ordinal);
        using var stale = await anna.Post(page, ("StandIn", $"{bo.Id}"), ("From", Day(today)), ("Until", Day(today)), ("Version", version));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Your absence has ended", await (await anna.PostFrom(page, $"{page}?handler=end")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("(away until", await (await other.GetAsync(Address($"/desk/{task}/{Fire}"))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisor_MovesWhatIsTicked_AndTheOthersStay()
    {
        var (moved, stays) = (await given.ParallelSteps(), await given.ParallelSteps());
        var (anna, bo) = (platform.Clerk("fire-rescue"), platform.Colleague("fire-rescue"));
        await platform.Ok(new ClaimStep(anna, moved.Id, Fire));
        await platform.Ok(new ClaimStep(anna, stays.Id, Fire));
        using var supervisor = await platform.SignedInToPages("supervisor");
        var page = $"/watch/people/fire-rescue/{anna.Id}";
        Assert.Contains(page, await supervisor.GetStringAsync(Address("/watch/people")), StringComparison.Ordinal);
        var ticked = Regex.Match(await supervisor.GetStringAsync(Address(page)), $"value=\"({moved.Id}/{Fire}/\\d+)\"").Groups[1].Value;

        Assert.Contains("Choose to whom it goes", await (await supervisor.Post(page, ("Task", ticked), ("Reason", "ill"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Enter the reason", await (await supervisor.Post(page, ("Task", ticked), ("To", $"{bo.Id}"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Tick at least one task", await (await supervisor.Post(page, ("To", $"{bo.Id}"), ("Reason", "ill"))).Words(), StringComparison.Ordinal);
        var done = await (await supervisor.Post(page, ("Task", ticked), ("To", $"{bo.Id}"), ("Reason", "ill"))).Words();

        Assert.Contains("1 of 1 tasks moved", done, StringComparison.Ordinal);
        Assert.DoesNotContain(moved.Number, done, StringComparison.Ordinal);
        Assert.Contains(stays.Number, done, StringComparison.Ordinal);
        Assert.Equal(bo.Id, (await platform.StepOf(moved.Id, Fire)).AssigneeId);
        Assert.Contains("Not moved", await (await supervisor.Post(page, ("Task", ticked), ("To", "queue"), ("Reason", "ill"))).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync(Address($"/watch/people/fire-rescue/{Guid.NewGuid()}"))).StatusCode);
    }

    [Fact]
    public async Task Supervisor_WritesToTheClerks_WhoReadItWithTheTaskUntilTheyAct()
    {
        var submitted = await given.ParallelSteps();
        using var supervisor = await platform.SignedInToPages("supervisor");
        using var anna = await platform.SignedInToPages("clerk.fire-rescue");
        var (page, task) = ($"/watch/applications/{submitted.Id}/escalate/{Fire}", $"/desk/{submitted.Id}/{Fire}");
        Assert.Contains(page, await supervisor.GetStringAsync(Address($"/watch/applications/{submitted.Id}")), StringComparison.Ordinal);

        Assert.Contains("Enter what you write", await (await supervisor.Post(page, ("Message", " "))).Words(), StringComparison.Ordinal);
        Assert.Contains("The clerks are told", await (await supervisor.Post(page, ("Message", "<b>Do it today</b>"))).Words(), StringComparison.Ordinal);

        Assert.Contains("&lt;b&gt;Do it today&lt;/b&gt;", await anna.GetStringAsync(Address(task)), StringComparison.Ordinal);
        Assert.Contains("A supervisor wrote about this task", await (await anna.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
        await anna.Send(task, "Claim");
        Assert.DoesNotContain("A supervisor wrote about this task", await (await anna.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync(Address($"/watch/applications/{submitted.Id}/escalate/business-registration"))).StatusCode);
    }

    [Fact]
    public async Task Supervisor_MovesOneStepFromItsCase_AndAStalePageMovesNothing()
    {
        var submitted = await given.ParallelSteps();
        var (anna, bo) = (platform.Clerk("fire-rescue"), platform.Colleague("fire-rescue"));
        using var supervisor = await platform.SignedInToPages("supervisor");
        var page = $"/watch/applications/{submitted.Id}/move/{Fire}";
        Assert.Contains(page, await supervisor.GetStringAsync(Address($"/watch/applications/{submitted.Id}")), StringComparison.Ordinal);
        var unheld = await supervisor.GetStringAsync(Address(page));
        Assert.Contains("Nobody has it in hand", unheld, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"queue\"", unheld, StringComparison.Ordinal);
        var version = Regex.Match(unheld, "name=\"Version\" value=\"(\\d+)\"").Groups[1].Value;

        Assert.Contains("Choose to whom it goes", await (await supervisor.Post(page, ("Reason", "ill"), ("Version", version))).Words(), StringComparison.Ordinal);
        Assert.Contains("Enter the reason", await (await supervisor.Post(page, ("To", $"{bo.Id}"), ("Version", version))).Words(), StringComparison.Ordinal);
        await platform.Ok(new ClaimStep(anna, submitted.Id, Fire));
        using var stale = await supervisor.Post(page, ("To", $"{bo.Id}"), ("Reason", "ill"), ("Version", version));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains($"{anna.Name} has it in hand", await stale.Words(), StringComparison.Ordinal);
        Assert.Equal(anna.Id, (await platform.StepOf(submitted.Id, Fire)).AssigneeId);

        var seen = Regex.Match(await supervisor.GetStringAsync(Address(page)), "name=\"Version\" value=\"(\\d+)\"").Groups[1].Value;
        Assert.Contains("The task is moved", await (await supervisor.Post(page, ("To", $"{bo.Id}"), ("Reason", "ill"), ("Version", seen))).Words(), StringComparison.Ordinal);
        Assert.Equal(bo.Id, (await platform.StepOf(submitted.Id, Fire)).AssigneeId);
        foreach (var missing in new[] { $"/watch/applications/{submitted.Id}/move/business-registration", $"/watch/applications/{Guid.NewGuid()}/move/{Fire}" })
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync(Address(missing))).StatusCode);
    }

    [Fact]
    public async Task Notices_AreCountedInTheNavigation_LeadToTheTask_AndAreReadByForms()
    {
        using var anna = await platform.SignedInToPages("clerk.fire-rescue");
        await anna.Post("/desk/notices?handler=all");
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        var submitted = await given.ParallelSteps();

        Assert.Contains("(1 unread)", await (await anna.GetAsync(Address("/desk"))).Words(), StringComparison.Ordinal);
        var list = await anna.GetStringAsync(Address("/desk/notices"));
        var notice = Regex.Match(list, $"/desk/notices/{submitted.Id}/\\d+").Value;
        using var stranger = await platform.SignedInToPages("clerk.market-supervision");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address(notice))).StatusCode);
        using var opened = await anna.GetAsync(Address(notice));
        Assert.Equal($"/desk/{submitted.Id}/{Fire}", opened.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain("unread)", await (await anna.GetAsync(Address("/desk"))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_OfAClerk_AreTheirs()
    {
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");
        using var saved = await tobacco.Post("/account/notifications", ("Language", "en"), ("ByMail", "Lateness"), ("ByMail", "Answers"));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);

        var account = await platform.Ok(new Core.Users.GetAccount(platform.Clerk("tobacco")));
        Assert.Equal(LetterGroupRules.OfClerks.Together() & ~LetterGroups.Lateness, account.NoMailFor);
    }

    [Fact]
    public async Task Preferences_OfASupervisor_AreTheirs()
    {
        using var supervisor = await platform.SignedInToPages("supervisor");
        Assert.DoesNotContain("value=\"Tasks\"", await supervisor.GetStringAsync(Address("/account/notifications")), StringComparison.Ordinal);
        using var saved = await supervisor.Post("/account/notifications", ("Language", "en"), ("ByMail", "Lateness"), ("ByMail", "Tasks"));

        Assert.Equal(LetterGroups.Digest, (await platform.Ok(new Core.Users.GetAccount(platform.Supervisor))).NoMailFor);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
