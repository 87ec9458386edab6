using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>A permit is accepted, reviewed, sent back, reviewed again and granted by two people, who ask another department meanwhile.</summary>
[Collection(nameof(Chromium))]
public sealed class PhaseJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Permit_IsReviewedByOneAndDecidedByAnother(string culture, bool javaScript)
    {
        var platform = chromium.Platform;
        var (id, step) = await PageStories.Phased(platform);
        var anna = await chromium.Phone("clerk.natural-resources", culture, javaScript);
        var bo = await chromium.Phone("colleague.natural-resources", culture, javaScript);

        await anna.GotoAsync($"/desk/{id}/{step}");
        Assert.Equal(0, await anna.Locator("[name='Review.Result'], [name='Decision.Verdict']").CountAsync());
        await platform.Ok(new AcceptStep(platform.Clerk("natural-resources"), id, step, []));
        await Review(anna, id, step, "The height is within the plan.");
        Assert.Contains(Readers.Words(culture, "so a colleague decides it", "须由同事决定", "須由同事決定"), await anna.InnerTextAsync(".app-desk__actions"));
        await Sound(anna, javaScript);

        await bo.GotoAsync($"/desk/{id}/{step}");
        await Sound(bo, javaScript);
        await bo.Locator("details:has([name='SendBack.Reason']) summary").ClickAsync();
        await bo.FillAsync("[name='SendBack.Reason']", "And the shadow on the school?");
        await bo.Press(bo.Locator("form[action*='handler=SendBack'] button"));
        Assert.Contains("And the shadow on the school?", await bo.InnerTextAsync(".app-desk__actions"));
        await Review(anna, id, step, "It falls on the road.");
        await Opinion(bo, id, step, javaScript);
        await bo.GotoAsync($"/desk/{id}/{step}");
        Assert.Contains("It falls on the road.", await bo.InnerTextAsync(".app-desk__actions"));
        await bo.FillDecision("Grant", "");

        Assert.Equal(StepStatus.Granted, (await platform.Step(id, step)).Status);
        var history = (await platform.Ok(new GetTask(platform.Clerk("natural-resources"), id, step))).History;
        Assert.Equal(2, history.Count(entry => entry.Happened is ReviewConcluded));
    }

    [Fact]
    public async Task Colleagues_WhoHaveATaskOpen_AreSeenWhileTheyDo()
    {
        var id = (await new Given(chromium.Platform).ParallelSteps(chromium.Platform.OtherCitizen)).Id;
        var anna = await chromium.Open("clerk.fire-rescue");
        var bo = await chromium.Open("colleague.fire-rescue");
        await anna.GotoAsync($"/desk/{id}/{Intake.Fire}");
        Assert.Equal("", (await anna.InnerTextAsync("[data-here] [role=status]")).Trim());
        await bo.GotoAsync($"/desk/{id}/{Intake.Fire}");

        await Beat(anna);
        await Assertions.Expect(anna.Locator("[data-here]")).ToContainTextAsync(chromium.Platform.Colleague("fire-rescue").Name);
        Assert.Empty(await anna.Faults());
        await bo.GotoAsync("/desk");
        // What a page says as it is left may arrive after the next one.
        for (var tries = 0; tries < 20 && (await anna.InnerTextAsync("[data-here]")).Trim().Length > 0; tries++)
        {
            await Beat(anna);
            await anna.WaitForTimeoutAsync(250);
        }

        Assert.Equal("", (await anna.InnerTextAsync("[data-here]")).Trim());
    }

    // As if the page were shown again.
    private static Task Beat(IPage page) => page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

    private static async Task Review(IPage page, Guid id, string step, string reasons)
    {
        await page.GotoAsync($"/desk/{id}/{step}");
        await page.CheckAsync("[name='Review.Result'][value=Grant]");
        await page.FillAsync("[name='Review.Reasons']", reasons);
        await page.Press(page.Locator("form[action*='handler=Review'] button[data-prevent-double-click]"));
    }

    private async Task Opinion(IPage page, Guid id, string step, bool javaScript)
    {
        await page.GotoAsync($"/desk/{id}/{step}");
        await page.Follow("a[href$='/opinion']");
        await Sound(page, javaScript);
        await page.SelectOptionAsync("[name='Ask.Department']", "ecology");
        await page.FillAsync("[name='Ask.Question']", "Does the river flood there?");
        await page.FillAsync("[name='Ask.WorkingDays']", "2");
        await page.CheckAsync("[name='Ask.Shared'][value='project.address']");
        await page.FillAsync("[name='Ask.Reason']", "To find it on the map.");
        await page.Press(page.Locator("main form button.govuk-button"));
        var asked = Assert.Single((await chromium.Platform.Ok(new Core.Opinions.ListOpinions(chromium.Platform.Clerk("ecology")))), row => row.ApplicationId == id);

        var ecology = await chromium.Phone("clerk.ecology", "en", javaScript);
        await ecology.GotoAsync("/desk/opinions");
        await Sound(ecology, javaScript);
        await ecology.Follow($"a[href$='{asked.Id}']");
        await Sound(ecology, javaScript);
        await ecology.CheckAsync("[name='Answer.Stance'][value=NoComment]");
        await ecology.Press(ecology.Locator("main form button.govuk-button"));
    }

    private static async Task Sound(IPage page, bool javaScript)
    {
        if (javaScript)
            Assert.Empty(await page.Faults());
        await page.Fits();
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
