using ApprovalCloud.Core.Applications;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>A citizen who is abroad asks for more time on the phone, and the clerk gives it.</summary>
[Collection(nameof(Chromium))]
public sealed class MoreTimeJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [ClassData(typeof(Readers))]
    public async Task MoreTime_ForACorrection_IsAskedForAndGiven(string culture, bool javaScript)
    {
        var (platform, today) = (chromium.Platform, DateOnly.FromDateTime(chromium.Platform.Clock.GetUtcNow().UtcDateTime));
        var id = (await new Given(platform).ParallelSteps(platform.OtherCitizen)).Id;
        await platform.Ask(platform.Clerk("fire-rescue"), id, Intake.Fire, "premises.area", today.AddDays(10));
        var page = await chromium.Phone("citizen2", culture, javaScript);
        await page.GotoAsync($"/apply/{id}/track");
        await page.Follow(".app-waiting a[href*='/more-time/']");

        await page.Press(page.Locator("main form button.govuk-button"));
        Assert.Equal(2, await page.Locator(".govuk-error-summary__list a").CountAsync());
        if (javaScript)
            Assert.Empty(await page.Faults());
        await page.Fits();
        await page.FillAsync("[name=Until]", $"{today.AddDays(20):yyyy-MM-dd}");
        await page.FillAsync("[name=Reason]", "I am abroad");
        await page.Press(page.Locator("main form button.govuk-button"));
        Assert.Contains(Readers.Words(culture, "not answered yet", "部门尚未答复", "部門尚未答覆"), await page.InnerTextAsync(".app-waiting"));

        var desk = await chromium.Phone("clerk.fire-rescue", culture, javaScript);
        await desk.GotoAsync($"/desk/{id}/{Intake.Fire}");
        await desk.Follow("a[href$='/more-time']");
        if (javaScript)
            Assert.Empty(await desk.Faults());
        await desk.CheckAsync("[name=Given][value=true]");
        await desk.Press(desk.Locator("main form button.govuk-button"));

        var correction = Assert.Single((await platform.Ok(new GetApplication(platform.OtherCitizen, id))).Steps, step => step.Key == Intake.Fire);
        Assert.Equal(today.AddDays(20), correction.Detail.Term);
        await page.ReloadAsync();
        Assert.Equal(1, await page.Locator(".app-waiting a[href*='/more-time/']").CountAsync());
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
