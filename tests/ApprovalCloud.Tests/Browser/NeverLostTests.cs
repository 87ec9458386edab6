using System.Globalization;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Nothing that was typed is lost, and nothing is sent twice.</summary>
[Collection(nameof(Chromium))]
public sealed class NeverLostTests(Chromium chromium) : IAsyncDisposable
{
    private const string Area = "premises.area";
    private const string Session = ".AspNetCore.Identity.Application";

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task SessionThatEnds_InTheMiddle_KeepsWhatWasTypedThroughTheSignIn(string culture, bool javaScript)
    {
        var (draft, page) = (await Draft(), await chromium.Phone("citizen2", culture, javaScript));
        await page.GotoAsync(Premises(draft));
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = Session });
        await page.FillAsync($"[name='{Area}']", "333");
        await page.SaveAndContinue();

        await page.FillAsync("[name=Email]", "citizen2@example.test");
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);
        await page.Press(page.Locator("main form button.govuk-button").First);

        Assert.Equal("333", (await View(draft)).Answers[Area]);
        Assert.Contains($"/apply/{draft}/", page.Url);
    }

    // The page shows nothing any more at once, and what was typed waits for the sign-in as if a button had been pressed.
    [Fact]
    public async Task SessionThatEnds_WhileSomebodyTypes_KeepsWhatWasTypedThroughTheSignIn()
    {
        var (draft, page) = (await Draft(), await chromium.Open("citizen2"));
        await page.GotoAsync(Premises(draft));
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = Session });
        await page.FillAsync($"[name='{Area}']", "334");

        await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");

        await page.FillAsync("[name=Email]", "citizen2@example.test");
        Assert.Equal(0, await page.Locator($"[name='{Area}']").CountAsync());
        await page.FillAsync("main form [name=Password]", SamplePeople.Password);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);
        await page.Press(page.Locator("main form button.govuk-button").First);
        Assert.Equal("334", (await View(draft)).Answers[Area]);
    }

    [Theory]
    [InlineData(true, "mine", "200")]
    [InlineData(false, "mine", "200")]
    [InlineData(false, "theirs", "100")]
    public async Task TwoTabs_ThatChangeTheSameAnswer_ShowBothAndTheOneChosenStays(bool javaScript, string keep, string stays)
    {
        var (draft, first) = (await Draft(), await chromium.Open("citizen2", javaScript: javaScript));
        var second = await first.Context.NewPageAsync();
        await first.GotoAsync(Premises(draft));
        await second.GotoAsync(Premises(draft));
        await first.FillAsync($"[name='{Area}']", "100");
        await first.SaveAndContinue();

        await second.FillAsync($"[name='{Area}']", "200");
        await second.SaveAndContinue();

        Assert.Contains("changed in another window", await second.InnerTextAsync(".govuk-error-summary"));
        var both = await second.InnerTextAsync($"[id='q-{Area}']");
        Assert.Matches(new Regex("typed here: 200(.|\n)*saved elsewhere: 100"), both);
        Assert.Equal("100", (await View(draft)).Answers[Area]);
        await second.CheckAsync($"[name='keep.{Area}'][value='{keep}']");
        await second.SaveAndContinue();
        Assert.Equal(stays, (await View(draft)).Answers[Area]);
    }

    [Fact]
    public async Task Offline_TheAnswerStaysOnThePageIsSaidToBeUnsavedAndIsSavedLater()
    {
        var (draft, page) = (await Draft(), await chromium.Open("citizen2", width: 390));
        await page.GotoAsync(Premises(draft));
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync($"[name='{Area}']", "333");
        await page.PressAsync($"[name='{Area}']", "Tab");
        await page.Locator("[data-not-saved=unreachable]").WaitForAsync();
        Assert.Equal("120", (await View(draft)).Answers[Area]);
        await page.Locator("main form button.govuk-button:not([name])").First.ClickAsync();
        Assert.Equal("333", await page.InputValueAsync($"[name='{Area}']"));

        var saved = page.WaitForResponseAsync(response => response.Request.Method == "POST" && response.Ok);
        await page.Context.SetOfflineAsync(false);
        await saved;

        Assert.Equal("333", (await View(draft)).Answers[Area]);
        await page.Locator("[data-not-saved=unreachable]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        Assert.Equal("333", await page.InputValueAsync($"[name='{Area}']"));
    }

    [Fact]
    public async Task SlowNetwork_WhatIsPressedWaitsForWhatIsBeingSaved()
    {
        var (draft, page) = (await Draft(), await chromium.Open("citizen2"));
        await page.GotoAsync(Premises(draft));
        var (arrived, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/*handler=live*", async route =>
        {
            arrived.TrySetResult();
            await goOn.Task;
            await route.ContinueAsync();
        });
        await page.FillAsync($"[name='{Area}']", "2");
        await page.PressAsync($"[name='{Area}']", "Tab");
        await arrived.Task;
        await page.FillAsync($"[name='{Area}']", "250");

        var pressed = page.SaveAndContinue();
        goOn.SetResult();
        await pressed;

        Assert.DoesNotContain("changed in another window", await page.InnerTextAsync("main"));
        Assert.Equal("250", (await View(draft)).Answers[Area]);
    }

    [Fact]
    public async Task Button_ThatAnAnswerMovesFromUnderThePointer_IsPressedAllTheSame()
    {
        const string tobacco = "premises.sellsTobacco", kinds = "premises.tobaccoKinds";
        var draft = await new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen, answers => answers.Remove(kinds));
        var page = await chromium.Open("citizen2");
        await page.GotoAsync($"/apply/{draft}/section/tobacco");
        await page.CheckAsync($"[name='{tobacco}'][value=false]");
        await page.Locator($"[name='{kinds}']").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        var (arrived, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/*handler=live*", async route =>
        {
            arrived.TrySetResult();
            await goOn.Task;
            await route.ContinueAsync();
        });
        await page.CheckAsync($"[name='{tobacco}'][value=true]");
        await arrived.Task;
        await page.Locator("main form button.govuk-button:not([name])").First.HoverAsync();
        await page.Mouse.DownAsync();
        goOn.SetResult();
        await page.Locator($"[name='{kinds}']").First.WaitForAsync();

        await page.RunAndWaitForRequestAsync(() => page.Mouse.UpAsync(), request => request.Method == "POST" && request.IsNavigationRequest);
    }

    [Fact]
    public async Task BackButton_AfterAWrongAnswer_AsksForNothingToBeSentAgain()
    {
        var (draft, page) = (await Draft(), await chromium.Open("citizen2", javaScript: false));
        await page.GotoAsync(Premises(draft));
        await page.FillAsync($"[name='{Area}']", "large");
        await page.SaveAndContinue();
        Assert.Equal("large", await page.InputValueAsync($"[name='{Area}']"));
        await page.FillAsync($"[name='{Area}']", "140");
        await page.SaveAndContinue();

        Assert.True((await page.ReloadAsync())!.Ok);
        Assert.Equal("GET", (await page.GoBackAsync())!.Request.Method);

        Assert.Equal("140", await page.InputValueAsync($"[name='{Area}']"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DoubleClick_OnStartAndOnSend_MakesOneApplicationWithOneNumber(bool javaScript)
    {
        var page = await chromium.Open("citizen2", width: 390, javaScript: javaScript);
        var before = await Mine();
        await page.GotoAsync($"/apply/new/{Given.Restaurant}");
        await page.Locator("main form button.govuk-button").Last.DblClickAsync();
        await page.WaitForURLAsync(new Regex("/sources$"));
        Assert.Single((await Mine()).Except(before));

        var draft = await Draft();
        await page.GotoAsync($"/apply/{draft}/check");
        await page.CheckAsync("[name=OnPaper]");
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.Locator("button:has-text('Sign and submit')").DblClickAsync();
        await page.WaitForURLAsync(new Regex("/sent$"));

        var history = await chromium.Platform.Ok(new GetHistory(chromium.Platform.OtherCitizen, draft));
        Assert.Single(history, entry => entry.Happened is ApplicationSubmitted);
        Assert.Contains((await chromium.Platform.Ok(new GetApplication(chromium.Platform.OtherCitizen, draft))).Number!, await page.InnerTextAsync("main"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static string Premises(Guid draft) => string.Create(CultureInfo.InvariantCulture, $"/apply/{draft}/section/premises");

    private Task<Guid> Draft() => new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen, answers => answers[Area] = "120");

    private Task<DraftView> View(Guid draft) => chromium.Platform.Ok(new GetDraft(chromium.Platform.OtherCitizen, draft));

    private async Task<List<Guid>> Mine() => [.. (await chromium.Platform.Ok(new ListMyApplications(chromium.Platform.OtherCitizen))).Rows.Select(one => one.Id)];
}
