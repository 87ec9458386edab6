using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>The reader's own settings: other colours, less motion, larger letters; and pages in every state.</summary>
[Collection(nameof(AllPages))]
public sealed class ModesTests(Chromium chromium) : IAsyncDisposable
{
    private const string Guide = "/services/open-a-restaurant";

    // The smallest ratio between a text in the map and the box behind it (WCAG 2.2, relative luminance).
    private const string MapContrast = """
        () => {
            const light = (colour) => {
                const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((one) => one / 255).map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            return Math.min(...[...document.querySelectorAll('.app-map g')].map((step) => {
                const box = light(getComputedStyle(step.querySelector('.app-map__box')).fill);
                const text = light(getComputedStyle(step.querySelector('.app-map__title')).color);
                return (Math.max(box, text) + 0.05) / (Math.min(box, text) + 0.05);
            }));
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Map_InTheReadersOwnColours_CanBeRead(ColorScheme scheme)
    {
        var page = await chromium.Open();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        await page.GotoAsync(Guide);
        Assert.True(await page.EvaluateAsync<double>(MapContrast) >= 7);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Guide)]
    [InlineData("/services/open-a-restaurant/need")]
    public async Task Page_ForWhoWantsLessMotion_MovesNothing(string address)
    {
        var page = await chromium.Open();
        await page.GotoAsync(address);
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('*')].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::before'), getComputedStyle(one, '::after')])
                .filter((style) => [style.transitionDuration, style.animationDuration].some((time) => time.split(', ').some((one) => parseFloat(one) > 0))).length
            """));
    }

    [Theory]
    [InlineData(null, "/")]
    [InlineData(null, Guide)]
    [InlineData(null, "/services/open-a-restaurant/need?premises.area=320&before=")]
    [InlineData(null, "/departments/natural-resources")]
    [InlineData("citizen2", "/apply")]
    [InlineData("clerk.fire-rescue", "/desk")]
    [InlineData("supervisor", "/watch")]
    public async Task Page_WithLettersTwiceAsLarge_IsNotWiderThanItsWindow(string? account, string address)
    {
        var page = await chromium.Open(account, width: 1280);
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} is too wide");
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("zh-Hans", 390)]
    public async Task States_OfPages_HaveNoViolation(string culture, int width)
    {
        var page = await chromium.Open(culture: culture, width: width);
        await Look(page, Guide, "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await Look(page, "/", "() => document.querySelector('.govuk-service-navigation__toggle').click()");
        await Look(page, $"/?q={new string('x', 101)}");
        await Look(page, "/?q=xyzzy");
        await Look(page, "/?q=restaurant+xyzzy");
        await Look(page, "/?lifeEvent=starting-a-business");
        await Look(page, "/services/open-a-restaurant/need?premises.area=large");
        await Look(page, "/services/open-a-restaurant/need?before=&premises.area=320");
        foreach (var form in new[] { "/account/sign-in", "/account/register" })
        {
            await page.GotoAsync(form);
            await page.Press(page.Locator("main form button[type=submit], main form button:not([type])").First);
            Assert.True(await page.Locator(".govuk-error-summary").CountAsync() > 0, form);
            await Look(page);
        }
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task Look(IPage page, string? address = null, string? change = null)
    {
        if (address is not null)
            await page.GotoAsync(address);
        if (change is not null)
            await page.EvaluateAsync(change);
        var faults = await page.Faults();
        Assert.True(faults.Count == 0, $"{page.Url}: {string.Join("; ", faults)}");
    }
}
