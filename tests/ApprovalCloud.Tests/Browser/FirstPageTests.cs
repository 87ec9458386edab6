using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What a phone on a slow line gets first; and what it keeps.</summary>
[Collection(nameof(Chromium))]
public sealed partial class FirstPageTests(Chromium chromium) : IAsyncDisposable
{
    private const int Most = 150_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/services/open-a-restaurant")]
    public async Task FirstPage_WithEverythingItNeeds_IsSmallerThan150KilobytesAsSent(string address)
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = chromium.Platform.Address };
        // Made on the fly here, and harder when published; gzip of styles and scripts is only wrapped in development.
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var (page, sent) = await Fetch(client, address);
        var parts = Part().Matches(page).Select(part => part.Groups["address"].Value).Distinct().ToList();
        foreach (var part in parts)
            sent += (await Fetch(client, part)).Bytes;

        TestContext.Current.TestOutputHelper?.WriteLine($"{address}: {sent} bytes in {parts.Count + 1} answers");
        Assert.True(parts.Count is >= 5 and <= 10, string.Join(' ', parts));
        Assert.True(sent < Most, $"{address}: {sent} bytes");
    }

    [Fact]
    public async Task FirstPage_WaitsForNobodyElse()
    {
        var page = await chromium.Open();
        var hosts = new HashSet<string>();
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Host);
        await page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal([new Uri(page.Url).Host], hosts);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('script[src]:not([defer], [async], [type=module])').length"));
    }

    [Fact]
    public async Task Answers_AreCompressedOnlyForSomebodyOfWhomNothingIsKnown()
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = chromium.Platform.Address };
        Assert.Equal("gzip", await Encoding());
        Assert.Equal("gzip", await Encoding(("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den")));
        Assert.Null(await Encoding(("Cookie", ".AspNetCore.Identity.Application=x")));
        Assert.Null(await Encoding(("Cookie", "another=x")));
        Assert.Null(await Encoding(("Authorization", "Bearer x")));

        async Task<string?> Encoding(params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            foreach (var (name, value) in headers.Append(("Accept-Encoding", "gzip")))
                request.Headers.Add(name, value);
            using var response = await client.SendAsync(request);
            return response.Content.Headers.ContentEncoding.SingleOrDefault();
        }
    }

    [Fact]
    public async Task Manifest_NamesIconsOfTheSizesItSays()
    {
        using var client = new HttpClient { BaseAddress = chromium.Platform.Address };
        var manifest = JsonDocument.Parse(await client.GetStringAsync("/manifest.webmanifest")).RootElement;

        Assert.Equal("standalone", manifest.GetProperty("display").GetString());
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            var png = await client.GetByteArrayAsync($"/{icon.GetProperty("src").GetString()}");
            // The width stands in the first chunk of a PNG, after its signature, length and name.
            var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
            Assert.Equal(icon.GetProperty("sizes").GetString(), $"{width}x{width}");
        }
    }

    [Fact]
    public async Task WithoutAConnection_ThePageSaysSo_AndNothingPersonalWasKept()
    {
        var page = await chromium.Open(serviceWorker: true);
        var platform = new ServedPlatform();
        try
        {
            await platform.InitializeAsync();
            await page.GotoAsync($"{platform.Address}account/sign-in");
            await page.FillAsync("[name=Email]", "citizen@example.test");
            await page.FillAsync("[name=Password]", Core.Demo.SamplePeople.Password);
            await page.PressAsync("[name=Password]", "Enter");
            await page.WaitForURLAsync("**/apply");
            await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
            await page.ReloadAsync();
            var kept = await page.EvaluateAsync<string[]>("async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)))).flat()");
            var said = await page.EvaluateAsync<string>("async () => (await caches.match('/offline')).text()");
            Assert.Equal(["/offline", "/lib/site.css"], kept.Select(path => Hash().Replace(path, ".css")));
            Assert.DoesNotContain(platform.Citizen.Name, said, StringComparison.Ordinal);
        }
        finally
        {
            await platform.DisposeAsync();
        }

        await page.GotoAsync($"{platform.Address}apply/licences");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("You are not connected");
        Assert.Contains("没有网络连接", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task<(string Text, int Bytes)> Fetch(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var sent = new MemoryStream(bytes);
        await using Stream plain = response.Content.Headers.ContentEncoding.Contains("br") ? new BrotliStream(sent, CompressionMode.Decompress) : sent;
        using var reader = new StreamReader(plain);
        return (await reader.ReadToEndAsync(), bytes.Length);
    }

    [GeneratedRegex("<(?:link|script|img)[^>]*?(?:href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Part();

    [GeneratedRegex("\\.[a-z0-9]+\\.css$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Hash();
}
