using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Browser;

/// <summary>The clock as people see it: it stands for a test, and it passes without a decision.</summary>
[Collection(nameof(Chromium))]
public sealed class ClockJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Drains = "drainage-permit";

    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task Testing_StopsTheClock_AndTheCitizenReadsWhy(int width, bool javaScript)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var clerk = await chromium.Open("clerk.housing-construction", width: width, javaScript: javaScript);
        var citizen = await chromium.Open("citizen2", width: width, javaScript: javaScript);
        await clerk.GotoAsync($"/desk/{id}/{Drains}/procedure");
        await clerk.Press("Begin the special procedure");
        Assert.Contains("Select the special procedure", await clerk.InnerTextAsync(".govuk-error-summary"));

        await clerk.Locator("[name='Begin.Procedure'][value='Testing']").CheckAsync();
        await clerk.FillAsync("[name='Begin.Term']", $"{Platform.Clock.GetUtcNow().AddDays(14):yyyy-MM-dd}");
        await clerk.FillAsync("[name='Begin.Note']", "Samples of the waste water are tested");
        await clerk.Press("Begin the special procedure");
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("Samples of the waste water are tested", await citizen.InnerTextAsync("main"));
        Assert.Contains("The clock stands still", await citizen.InnerTextAsync("main"));

        var begun = Today();
        // A week later everybody signs in again.
        Platform.Clock.Advance(TimeSpan.FromDays(7));
        (clerk, citizen) = (
            await chromium.Open("clerk.housing-construction", width: width, javaScript: javaScript),
            await chromium.Open("citizen2", width: width, javaScript: javaScript));
        await clerk.GotoAsync($"/desk/{id}/{Drains}/procedure");
        await clerk.Press("End the special procedure");

        await citizen.GotoAsync($"/apply/{id}/track");
        var reckoning = await citizen.Locator("details", new() { HasTextString = "for testing" }).First.TextContentAsync();
        Assert.Contains($"Paused {Platform.Workflows.Calendars["cn"].WorkingDaysBetween(begun, Today())} working days for testing", reckoning);
        Assert.Contains("Administrative Licensing Law, article 45", reckoning);
    }

    [Fact]
    public async Task Limit_PassedWithoutADecision_IsToldToTheCitizenTheClerkAndTheSupervisor()
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        Platform.Clock.Advance(TimeSpan.FromDays(60));
        await Platform.Sweep();

        var citizen = await chromium.Open("citizen2", "zh-Hans", 390);
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("尚未作出决定，已报告监督人员", await citizen.InnerTextAsync("main"));
        var clerk = await chromium.Open("clerk.fire-rescue");
        await clerk.GotoAsync($"/desk/{id}/fire-inspection");
        Assert.Contains("working days late", await clerk.InnerTextAsync("main"));
        var supervisor = await chromium.Open("supervisor");
        await supervisor.GotoAsync("/watch/cards");
        await supervisor.Follow(supervisor.Locator($"a[href$='/watch/cards/{id}/fire-inspection/statute/red']").First);
        Assert.Contains("counts as accepted on the day it was received", await supervisor.InnerTextAsync("main"));
    }

    private DateOnly Today() =>
        Engine.Clock.OfficeTime.Of(Platform.Workflows.Jurisdictions["cn"]).DateOf(Platform.Clock.GetUtcNow());

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
