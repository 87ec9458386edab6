using ApprovalCloud.Core.Applications;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>An address is chosen from the province down on a phone, with and without a script, in every language.</summary>
[Collection(nameof(Chromium))]
public sealed class AddressJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fact = "premises.address";

    [Theory]
    [InlineData("en", true, "省 (Yunnan)")]
    [InlineData("en", false, "省 (Yunnan)")]
    [InlineData("zh-Hans", true, "云南省")]
    [InlineData("zh-Hans", false, "云南省")]
    [InlineData("zh-Hant", true, "雲南省")]
    [InlineData("zh-Hant", false, "雲南省")]
    public async Task Address_IsChosenFromTheProvinceDown_WithoutAFaultOnTheWay(string culture, bool javaScript, string province)
    {
        var draft = await new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen, answers => answers.Remove(Fact));
        var page = await chromium.Open("citizen2", culture, 390, javaScript);
        await page.GotoAsync($"/apply/{draft}/section/premises");
        await Sound(page, javaScript);
        Assert.Contains(province, await page.InnerTextAsync($"[name='{Fact}[province]']"));

        foreach (var (part, division) in new[] { ("province", "云南省"), ("city", "云南省临沧市"), ("county", "云南省临沧市双江拉祜族佤族布朗族傣族自治县") })
        {
            await page.FocusAsync($"[name='{Fact}[{part}]']");
            await page.Choose(Fact, part, division);
            if (javaScript)
                Assert.Equal($"{Fact}-{part}", await page.EvaluateAsync<string>("document.activeElement.id"));
            await Sound(page, javaScript);
            await page.SaveAndContinue();
            await Sound(page, javaScript);
            Assert.Equal(division, await page.InputValueAsync($"[name='{Fact}[{part}]']"));
            Assert.Equal(1, await page.Locator(".govuk-error-summary a").CountAsync());
        }

        await page.ClickAsync(".govuk-error-summary a");
        Assert.Equal($"{Fact}-detail", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.FillAsync($"[name='{Fact}[detail]']", "学府路 8 号");
        await page.SaveAndContinue();

        Assert.Equal("云南省临沧市双江拉祜族佤族布朗族傣族自治县学府路 8 号", (await View(draft)).Answers[Fact]);
        Assert.DoesNotContain("/section/premises", page.Url);
    }

    [Fact]
    public async Task Province_ThatIsExchanged_TakesWhatWasChosenBelowItAlong_AndLeavesTheDetail()
    {
        var draft = await new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen, answers => answers[Fact] = "四川省广安市广安区学府路 8 号");
        var page = await chromium.Open("citizen2", width: 390);
        await page.GotoAsync($"/apply/{draft}/section/premises");

        await page.Choose(Fact, "province", "广东省");

        Assert.Equal(("", "学府路 8 号"), (await page.InputValueAsync($"[name='{Fact}[city]']"), await page.InputValueAsync($"[name='{Fact}[detail]']")));
        Assert.Equal(0, await page.Locator($"[name='{Fact}[county]']").CountAsync());
        await page.Answer(Fact, "广东省东莞市鸿福路 1 号");
        await page.SaveAndContinue();
        Assert.Equal("广东省东莞市鸿福路 1 号", (await View(draft)).Answers[Fact]);
    }

    [Fact]
    public async Task SessionThatEnds_KeepsTheAddressThroughTheSignIn()
    {
        var draft = await new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen, answers => answers[Fact] = "四川省广安市广安区学府路 8 号");
        var page = await chromium.Open("citizen2", width: 390, javaScript: false);
        await page.GotoAsync($"/apply/{draft}/section/premises");
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = ".AspNetCore.Identity.Application" });
        await page.FillAsync($"[name='{Fact}[detail]']", "思源大道 9 号");
        await page.SaveAndContinue();

        await page.FillAsync("[name=Email]", "citizen2@example.test");
        await page.FillAsync("[name=Password]", Core.Demo.SamplePeople.Password);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);
        await page.Press(page.Locator("main form button.govuk-button").First);

        Assert.Equal("四川省广安市广安区思源大道 9 号", (await View(draft)).Answers[Fact]);
    }

    // Axe runs in the page, and needs its scripts.
    private static async Task Sound(IPage page, bool javaScript)
    {
        if (javaScript)
            Assert.Empty(await page.Faults());
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390, "The page is wider than the phone.");
    }

    private Task<DraftView> View(Guid draft) => chromium.Platform.Ok(new GetDraft(chromium.Platform.OtherCitizen, draft));

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
