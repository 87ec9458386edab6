using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Logs;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>A supervisor looks at another system's log and at our own: on a phone and at a desk, with JavaScript and without.</summary>
[Collection(nameof(Chromium))]
public sealed class LogJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string BeginIsInView =
        """
        () => {
          const [frame, box] = [".app-flow", ".app-flow foreignObject"].map((one) => document.querySelector(one).getBoundingClientRect());
          return box.left >= frame.left && box.right <= frame.right;
        }
        """;

    [Theory]
    [InlineData("en", 1440, true)]
    [InlineData("zh-Hans", 390, false)]
    [InlineData("zh-Hant", 390, true)]
    public async Task ImportedLog_IsDrawnFilteredAndCompared(string culture, int width, bool javaScript)
    {
        await Fold();
        var page = await chromium.Open("supervisor", culture, width, javaScript);
        await page.GotoAsync("/watch");
        if (width < 640)
            await page.ClickAsync(".app-pages__summary");
        await page.Follow("a[href$='/watch/logs']");
        await Looks(page, javaScript);
        await page.SetInputFilesAsync("input[type=file]", await Log($"{culture} {width}"));
        await page.FillAsync("[name=Name]", $"Receipt {culture}");
        await page.Press(page.Locator("main form button.govuk-button").First);
        Assert.Matches("/watch/logs/[0-9a-f-]{36}$", page.Url);
        await Looks(page, javaScript);
        if (javaScript)
            Assert.True(await page.EvaluateAsync<bool>(BeginIsInView));

        await page.SelectOptionAsync("[name='of.Department']", "Experts");
        await page.SelectOptionAsync("[name=connections]", "100");
        await page.Follow("main form button");
        Assert.Contains("of.Department=Experts", page.Url);
        Assert.Contains("15", await page.InnerTextAsync(".app-figures"));
        await Looks(page, javaScript);

        await page.Follow("a[href*='/variants']");
        await Looks(page, javaScript);
        await page.Follow("table a[href*='/variants/'] >> nth=0");
        await Looks(page, javaScript);
        await page.GoBackAsync();
        await page.Follow("a[href*='/compare']");
        await page.SelectOptionAsync("[name='a.Department']", "General");
        await page.SelectOptionAsync("[name='b.Department']", "Experts");
        await page.Follow("main form button");
        Assert.Equal(2, await page.Locator(".app-flow svg").CountAsync());
        await Looks(page, javaScript);
        await page.Follow("a[href*='/figures']");
        await Looks(page, javaScript);
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("zh-Hans", 390)]
    public async Task OwnLog_IsDrawnInTheReadersLanguage(string culture, int width)
    {
        await Fold();
        var page = await chromium.Open("supervisor", culture, width);
        await page.GotoAsync($"/watch/logs/{ProcessLog.IdOf(Given.Restaurant)}");

        Assert.Contains(Readers.Words(culture, "Application submitted", "申请已提交", ""), await page.InnerTextAsync(".app-flow"), StringComparison.Ordinal);
        await Looks(page);
        await page.Follow("a[href*='/variants']");
        await page.Follow("table a[href*='/variants/'] >> nth=0");
        await page.Follow("table a[href*='/watch/applications/'] >> nth=0");
        Assert.Contains("/watch/applications/", page.Url);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task Fold()
    {
        var platform = chromium.Platform;
        var id = (await new Given(platform).SubmittedApplication()).Id;
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), id, "business-registration", Verdict.Refuse, "no plan"));
        await platform.Services.GetRequiredService<FoldLogs>().Run(CancellationToken.None);
    }

    // axe is a script itself.
    private static async Task Looks(IPage page, bool hasScript = true)
    {
        await page.Fits();
        if (!hasScript)
            return;
        var wrong = await page.Wrong(320);
        Assert.True(wrong.Count == 0, string.Join("; ", wrong));
    }

    // Of this journey alone: a file is imported once.
    private static async Task<FilePayload> Log(string mark)
    {
        await using var content = EventLogs.Open(EventLogs.Receipt);
        await using var unpacked = new System.IO.Compression.GZipStream(content, System.IO.Compression.CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        var xes = (await text.ReadToEndAsync()).Replace("</log>", $"<!-- {mark} --></log>", StringComparison.Ordinal);
        return new FilePayload { Name = "receipt.xes", MimeType = "application/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(xes) };
    }
}
