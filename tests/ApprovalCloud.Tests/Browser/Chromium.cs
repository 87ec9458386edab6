using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>The machine's own Chromium, without a window of its own (its headless shell), looking at a served platform.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public ServedPlatform Platform { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Platform.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
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

    // As its form does, without drawing two pages each time: tests of the sign-in look at those.
    private static async Task SignIn(IPage page, string account)
    {
        const string token = "__RequestVerificationToken";
        var requests = page.Context.APIRequest;
        var form = await (await requests.GetAsync("/account/sign-in")).TextAsync();
        var fields = requests.CreateFormData();
        fields.Set("Email", $"{account}@example.test").Set("Password", SamplePeople.Password);
        fields.Set(token, Regex.Match(form, $"name=\"{token}\"[^>]*value=\"([^\"]+)\"").Groups[1].Value);
        var answer = await requests.PostAsync("/account/sign-in", new APIRequestContextOptions { Form = fields, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
    }
}

/// <summary>Tests in the browser run one after the other: they share a platform.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class SharingChromium : ICollectionFixture<Chromium>;

/// <summary>Those that look at page after page: another browser, so that journeys go on meanwhile.</summary>
[CollectionDefinition(nameof(AllPages))]
public sealed class AllPages : ICollectionFixture<Chromium>;
