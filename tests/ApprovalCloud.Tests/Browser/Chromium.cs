using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>The machine's own Chromium, looking at a served platform.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public ServedPlatform Platform { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Platform.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>A browser of somebody's own: with or without a sign-in, in a language, at a width.</summary>
    /// <param name="serviceWorker">Only where it is tested: what goes through it no test can hold up.</param>
    public async Task<IPage> Open(string? account = null, string culture = "en", int width = 1440, bool javaScript = true, bool serviceWorker = false)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            // A passkey belongs to a name, never to a number.
            BaseURL = Platform.Address.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal), Locale = culture, JavaScriptEnabled = javaScript, ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = serviceWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        if (account is not null)
            await SignIn(page, account);
        return page;
    }

    /// <summary>Closes what a test opened.</summary>
    public async ValueTask CloseAll()
    {
        foreach (var context in browser!.Contexts.ToList())
            await context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await Platform.DisposeAsync();
    }

    private static async Task SignIn(IPage page, string account)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", $"{account}@example.test");
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.ClickAsync("main form button[type=submit], main form button:not([type])");
        Assert.DoesNotContain("/account/sign-in", page.Url);
    }
}

/// <summary>Tests in the browser run one after the other: they share a platform.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class SharingChromium : ICollectionFixture<Chromium>;
