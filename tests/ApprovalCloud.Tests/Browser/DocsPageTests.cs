using System.Collections.Concurrent;

namespace ApprovalCloud.Tests.Browser;

/// <summary>The API's own page: it is somebody else's script.</summary>
[Collection(nameof(Chromium))]
public sealed class DocsPageTests(Chromium chromium)
{
    [Fact]
    public async Task Docs_AreDrawn_AndAskNobodyElse()
    {
        var (elsewhere, errors) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var page = await chromium.Phone(null, "en", true);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { IsLoopback: false, Scheme: "http" or "https" })
                elsewhere.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await page.GotoAsync("/api/docs/");
        await page.GetByText("Download OpenAPI Document").First.WaitForAsync();

        Assert.Empty(elsewhere);
        Assert.Empty(errors);
        Assert.Equal(0, await page.GetByText("Ask AI").CountAsync());
    }
}
