using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Tests.Security;

/// <summary>A platform that trusts a provider of identities: a real one (npm oidc-provider), in a process of its own.</summary>
public partial class ProviderPlatform : SqlitePlatform
{
    private const string Secret = "only-for-this-test";
    private readonly int port = RunningPlatform.FreePort();
    private Process? server;
    private WebApplication? relay;

    /// <summary>The host by which the platform knows it; it calls itself 127.0.0.1.</summary>
    protected virtual string Host => "127.0.0.1";

    /// <summary>Whom the provider knows.</summary>
    public static IReadOnlyDictionary<string, object> People { get; } = new Dictionary<string, object>
    {
        ["new"] = new { name = "王新", identity_number = "110101199003070396", email = "wang@example.test", email_verified = true },
        ["known"] = new { name = "陈明", identity_number = "110101199003079198" },
        ["counter"] = new { name = "李窗", identity_number = "110101199003072033" },
        // Says an address that is somebody else's account.
        ["thief"] = new { name = "Thief", identity_number = "11010119900307619X", email = "citizen2@example.test", email_verified = true },
        ["nobody"] = new { name = "No Number", email = "citizen2@example.test", email_verified = true },
        ["wrong"] = new { name = "Wrong Number", identity_number = "110101199003070390" },
    };

    public override async ValueTask InitializeAsync()
    {
        Servers.Require("oidc-provider");
        await StartRelay();
        server = Process.Start(new ProcessStartInfo("node", [Path.Combine(Servers.Folder, "oidc.mjs"), $"{port}", "http://localhost/account/provider/callback", relay!.Urls.Single()])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
            Environment = { ["PEOPLE"] = JsonSerializer.Serialize(People), ["CLIENT_SECRET"] = Secret, ["NODE_NO_WARNINGS"] = "1" },
        })!;
        while (await server.StandardOutput.ReadLineAsync() is var said && said != "listening")
            Assert.NotNull(said);
        _ = server.StandardOutput.ReadToEndAsync();
        // What the provider says holds for minutes, by its own clock.
        Clock.SetUtcNow(DateTimeOffset.UtcNow);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        server?.Kill();
        server?.Dispose();
        if (relay is not null)
            await relay.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the provider has sent of sign-outs, as it came.</summary>
    public ConcurrentQueue<string> Ended { get; } = new();

    // The provider speaks to a port, and the platform of a test has none.
    private async Task StartRelay()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        relay = builder.Build();
        relay.Urls.Add("http://127.0.0.1:0");
        relay.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            Ended.Enqueue(await reader.ReadToEndAsync());
            using var client = CreateClient();
            using var answer = await client.PostAsync(new Uri("/account/provider/ended", UriKind.Relative), new StringContent(Ended.Last(), Encoding.UTF8, "application/x-www-form-urlencoded"));
            return Results.StatusCode((int)answer.StatusCode);
        });
        await relay.StartAsync();
    }

    /// <summary>A browser as the provider sees it.</summary>
    public static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>Signs out at the provider, as its page asks.</summary>
    public async Task SignOutThere(HttpClient browser)
    {
        var form = await browser.GetStringAsync(new Uri($"http://127.0.0.1:{port}/session/end"));
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["xsrf"] = Xsrf().Match(form).Groups["xsrf"].Value, ["logout"] = "yes" });
        using var done = await browser.PostAsync(new Uri($"http://127.0.0.1:{port}/session/end/confirm"), fields);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
    }

    /// <summary>Goes to the provider from the platform's page, signs in there, agrees, and comes back: the page that is then shown.</summary>
    public async Task<HttpResponseMessage> ComeBack(HttpClient client, string person, string returnUrl = "")
    {
        using var browser = Browser();
        return await ComeBack(client, browser, person, returnUrl);
    }

    public static async Task<HttpResponseMessage> ComeBack(HttpClient client, HttpClient browser, string person, string returnUrl = "")
    {
        using var going = await client.PostFrom("/account/sign-in", "/account/provider?handler=go", ("ReturnUrl", returnUrl));
        Assert.Equal(HttpStatusCode.Redirect, going.StatusCode);
        var at = going.Headers.Location!;
        while (at.Host == "127.0.0.1")
        {
            using var page = await browser.GetAsync(at);
            if (page.Headers.Location is { } further)
            {
                at = new Uri(at, further);
                continue;
            }

            var form = await page.Content.ReadAsStringAsync();
            var prompt = Prompt().Match(form).Groups["prompt"].Value;
            using var sent = await browser.PostAsync(new Uri(at, WebUtility.HtmlDecode(Action().Match(form).Groups["action"].Value)), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["prompt"] = prompt, ["login"] = person, ["password"] = "any",
            }));
            at = new Uri(at, sent.Headers.Location!);
        }

        return await Follow(client, at.PathAndQuery);
    }

    /// <summary>A client that does not follow redirects by itself: one of them leads to another server.</summary>
    public HttpClient Careful() => CreateClient(new() { AllowAutoRedirect = false });

    public static async Task<HttpResponseMessage> Follow(HttpClient client, string address)
    {
        var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return response.Headers.Location is { } further ? await Follow(client, further.IsAbsoluteUri ? further.PathAndQuery : further.ToString()) : response;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (key, value) in new[]
        {
            ("Authority", $"http://{Host}:{port}"), ("ClientId", "approvalcloud"), ("ClientSecret", Secret), ("RequireHttps", "false"),
            ("NameEn", "the State's Identity"), ("NameZhHans", "国家身份认证"), ("NameZhHant", "國家身分認證"),
        })
            builder.UseSetting($"SignIn:Provider:{key}", value);
    }

    [GeneratedRegex("name=\"xsrf\" value=\"(?<xsrf>[^\"]+)\"")]
    private static partial Regex Xsrf();

    [GeneratedRegex("name=\"prompt\" value=\"(?<prompt>[^\"]+)\"")]
    private static partial Regex Prompt();

    [GeneratedRegex("<form[^>]* action=\"(?<action>[^\"]+)\"")]
    private static partial Regex Action();
}
