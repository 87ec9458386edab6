using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Browser;

/// <summary>A clerk decides with what helps to decide: text blocks, the law, a preview, similar cases, single keys.</summary>
[Collection(nameof(Chromium))]
public sealed class DecidingJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Refusal_IsWrittenWithABlockAndALaw_Previewed_AndDecided(string culture, bool javaScript)
    {
        await Block();
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var page = await chromium.Phone("clerk.fire-rescue", culture, javaScript);
        await page.GotoAsync($"/desk/{id}/{Fire}");
        await page.CheckAsync("[name='Decision.Verdict'][value=Refuse]");
        await page.FillAsync("[name='Decision.Note']", "As seen today:");
        await page.SelectOptionAsync("[name=Block]", new SelectOptionValue { Label = "Ways out" });
        await Put(page, "Block", javaScript);
        Assert.Equal("As seen today:\nThe ways out are blocked.", (await page.InputValueAsync("[name='Decision.Note']")).ReplaceLineEndings("\n"));
        Assert.True(await page.IsCheckedAsync("[name='Decision.Verdict'][value=Refuse]"));
        if (!await page.IsVisibleAsync("[name=Law]"))
            await page.Locator("details:has([name=Law]) > summary").ClickAsync();
        await page.SelectOptionAsync("[name=Law]", new SelectOptionValue { Index = 2 });
        await Put(page, "Law", javaScript);
        Assert.Contains(Readers.Words(culture, "; ", "；", "；"), await page.InputValueAsync("[name='Decision.LegalBasis']"), StringComparison.Ordinal);

        await page.Press(page.Locator("button[formaction*='handler=Preview']"));
        Assert.Contains("The ways out are blocked.", await page.InnerTextAsync(".app-preview"), StringComparison.Ordinal);
        await Sound(page, javaScript);
        await page.Press(page.Locator("form[action*='handler=Decide'] button[data-prevent-double-click]"));
        Assert.Equal(StepStatus.Refused, (await Platform.Ok(new GetTask(Platform.Clerk("fire-rescue"), id, Fire))).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Document_IsShownBesideTheDecision_AndWhatWasTypedStays(bool javaScript)
    {
        var (id, plan, _) = await PageStories.WithFiles(Platform);
        var page = await chromium.Open("clerk.market-supervision", javaScript: javaScript);
        await page.GotoAsync($"/desk/{id}/{Food}");
        await page.FillAsync("[name='Decision.Note']", "Half a sentence");

        await page.Press(page.Locator($"button[formaction*='open={plan}']"));

        Assert.Equal("Half a sentence", await page.InputValueAsync("[name='Decision.Note']"));
        if (!javaScript)
            return;
        await page.Locator("[data-viewer][data-ready]").WaitForAsync();
        var (shown, decision) = ((await page.Locator(".app-viewer").BoundingBoxAsync())!, (await page.Locator(".app-desk__actions").BoundingBoxAsync())!);
        Assert.True(shown.X + shown.Width <= decision.X);
        Assert.Empty(await page.Faults());
    }

    [Fact]
    public async Task SimilarCases_ComeIntoThePage()
    {
        var (past, open) = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen), (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id);
        await Platform.Ok(new DecideStep(Platform.Clerk("fire-rescue"), past.Id, Fire, Verdict.Refuse, "The ways out are blocked."));
        var page = await chromium.Open("clerk.fire-rescue");
        await page.GotoAsync($"/desk/{open}/{Fire}");

        await page.Locator("details[hx-get*='/similar'] > summary").ClickAsync();

        await Assertions.Expect(page.Locator(".app-desk__actions")).ToContainTextAsync(past.Number);
        Assert.Empty(await page.Faults());
    }

    [Fact]
    public async Task Keys_DoWhatTheCardSays_ButNotInFields()
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var page = await chromium.Open("clerk.fire-rescue");
        await page.GotoAsync($"/desk/{id}/{Fire}");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog[data-keys]")).ToBeVisibleAsync();
        Assert.Empty(await page.Faults());
        await page.Keyboard.PressAsync("Escape");
        await page.FocusAsync("[name='Decision.Note']");
        await page.Keyboard.TypeAsync("ncrdq?");
        Assert.Equal("ncrdq?", await page.InputValueAsync("[name='Decision.Note']"));
        await Assertions.Expect(page.Locator("dialog[data-keys]")).ToBeHiddenAsync();
        await page.FocusAsync("#main-content a");
        await page.Keyboard.PressAsync("d");
        Assert.Equal("actions", await page.EvaluateAsync<string>("document.activeElement.id"));

        await Loads(page, "c");
        Assert.Equal(Platform.Clerk("fire-rescue").Id, (await Platform.Ok(new GetTask(Platform.Clerk("fire-rescue"), id, Fire))).AssigneeId);
        await Loads(page, "q");
        Assert.EndsWith("/desk", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await Loads(page, "n");
        Assert.StartsWith("/desk/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    private async Task Block()
    {
        var clerk = Platform.Clerk("fire-rescue");
        if ((await Platform.Ok(new ListBlocks(clerk))).All(block => block.Title != "Ways out"))
            await Platform.Ok(new SaveBlock(clerk, null, "Ways out", "The ways out are blocked."));
    }

    private static async Task Put(IPage page, string from, bool javaScript)
    {
        var button = page.Locator($"button[data-from={from}]");
        if (javaScript)
            await button.ClickAsync();
        else
            await page.Press(button);
    }

    private static Task Loads(IPage page, string key) => page.Loads(() => page.Keyboard.PressAsync(key), _ => true);

    private static async Task Sound(IPage page, bool javaScript)
    {
        if (javaScript)
            Assert.Empty(await page.Faults());
        await page.Fits();
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
