using System.Globalization;
using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Browser;

/// <summary>A clerk goes away and a colleague finds what they had in hand; a supervisor moves tasks and writes to clerks.</summary>
[Collection(nameof(Chromium))]
public sealed class AbsenceJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = "fire-inspection";

    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task WhoeverIsAway_HandsOver_AndTheStandInFindsItAmongTheirNotices(int width, bool javaScript)
    {
        var (id, anna, bo) = ((await new Given(Platform).ParallelSteps()).Id, Platform.Clerk("fire-rescue"), Platform.Colleague("fire-rescue"));
        await Platform.Ok(new ClaimStep(anna, id, Fire));
        var today = new AbsenceOptions().Office.DateOf(Platform.Clock.GetUtcNow());

        var away = await chromium.Open("clerk.fire-rescue", width: width, javaScript: javaScript);
        await away.GotoAsync("/desk");
        if (width < 640)
            await away.ClickAsync(".app-pages__summary");
        await away.Follow("a[href='/desk/absence']");
        await away.FillAsync("[name=From]", Day(today));
        await away.FillAsync("[name=Until]", Day(today.AddDays(4)));
        await away.SelectOptionAsync("[name=StandIn]", $"{bo.Id}");
        await away.Press("Save");
        Assert.Contains("Your absence is saved", await away.InnerTextAsync("body"));
        await Platform.Services.GetRequiredService<HandOverTasks>().Run(CancellationToken.None);

        var standIn = await chromium.Open("colleague.fire-rescue", width: width, javaScript: javaScript);
        await standIn.GotoAsync("/desk/notices");
        await standIn.Press(standIn.Locator($"a[href*='/desk/notices/{id}/']").First);
        Assert.EndsWith($"/desk/{id}/{Fire}", standIn.Url);
        Assert.Contains($"who stands in for {anna.Name}", await standIn.InnerTextAsync("main"));
        await standIn.FillDecision("Grant", "The exits are wide enough.");
        Assert.Equal(bo.Id, (await Platform.StepOf(id, Fire)).DecidedById);

        await away.ReloadAsync();
        await away.Follow("a[href^='/desk/absence/']");
        await away.Press(away.Locator("form[action*='handler=End'] button"));
        Assert.Contains("Your absence has ended", await away.InnerTextAsync("body"));
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task Supervisor_MovesATaskFromItsHolder_AndFromItsCase_AndWritesToTheClerks(int width, bool javaScript)
    {
        var id = (await new Given(Platform).ParallelSteps()).Id;
        var (anna, bo) = (Platform.Clerk("fire-rescue"), Platform.Colleague("fire-rescue"));
        await Platform.Ok(new ClaimStep(anna, id, Fire));

        var supervisor = await chromium.Open("supervisor", width: width, javaScript: javaScript);
        await supervisor.GotoAsync("/watch/people");
        await supervisor.Follow($"a[href='/watch/people/fire-rescue/{anna.Id}']");
        await supervisor.CheckAsync($"[name=Task][value^='{id}/{Fire}/']");
        await supervisor.SelectOptionAsync("[name=To]", $"{bo.Id}");
        await supervisor.FillAsync("[name=Reason]", "She is ill.");
        await supervisor.Press("Move what is ticked");
        Assert.Contains("1 of 1 tasks moved", await supervisor.InnerTextAsync("body"));
        Assert.Equal(bo.Id, (await Platform.StepOf(id, Fire)).AssigneeId);

        await supervisor.GotoAsync($"/watch/applications/{id}");
        await supervisor.Follow($"a[href='/watch/applications/{id}/move/{Fire}']");
        Assert.Contains($"{bo.Name} has it in hand", await supervisor.InnerTextAsync("main"));
        await supervisor.SelectOptionAsync("[name=To]", "queue");
        await supervisor.FillAsync("[name=Reason]", "Whoever is free takes it.");
        await supervisor.Press("Move it");
        Assert.Null((await Platform.StepOf(id, Fire)).AssigneeId);

        await supervisor.Follow($"a[href='/watch/applications/{id}/escalate/{Fire}']");
        await supervisor.FillAsync("[name=Message]", "The applicant opens on Monday. Please decide today.");
        await supervisor.Press("Send");
        Assert.Contains("The clerks are told", await supervisor.InnerTextAsync("body"));

        var clerk = await chromium.Open("clerk.fire-rescue", width: width, javaScript: javaScript);
        await clerk.GotoAsync($"/desk/{id}/{Fire}");
        Assert.Contains("Please decide today.", await clerk.InnerTextAsync("main"));
        Assert.Contains("Whoever is free takes it.", await clerk.InnerTextAsync("main"));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
