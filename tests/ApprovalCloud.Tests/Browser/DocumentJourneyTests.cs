using ApprovalCloud.Core.Licences;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>From the grant to a licence in the hand, and to whoever is shown it: on a phone, in every language.</summary>
[Collection(nameof(Chromium))]
public sealed class DocumentJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [InlineData("en", true, "Valid", "Revoked")]
    [InlineData("en", false, "Valid", "Revoked")]
    [InlineData("zh-Hans", true, "有效", "已撤销")]
    [InlineData("zh-Hans", false, "有效", "已撤销")]
    [InlineData("zh-Hant", true, "有效", "已撤銷")]
    [InlineData("zh-Hant", false, "有效", "已撤銷")]
    public async Task Licence_Granted_IsDownloaded_Checked_Revoked_AndCheckedAgain(string culture, bool javaScript, string valid, string revoked)
    {
        var id = (await new Given(Platform).SubmittedApplication(Platform.OtherCitizen)).Id;
        var clerk = await chromium.Open("clerk.administrative-approval", width: 390, javaScript: javaScript);
        await clerk.Decide(id, "business-registration", "Grant", "");

        var citizen = await chromium.Open("citizen2", culture, 390, javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        using var receipt = new PdfTools(await Download(citizen, "a[href$='/submission']"));
        Assert.Contains("Signature is Valid", await receipt.Signature());
        var number = (await Platform.Ok(new ListMyLicences(Platform.OtherCitizen))).First(one => one.ApplicationId == id).Number;
        await citizen.GotoAsync("/apply/licences");
        using var certificate = new PdfTools(await Download(citizen, $"a[href$='{number}/certificate']"));
        Assert.Contains(number, string.Concat((await certificate.Text()).Split('\n')));

        // Whoever is shown it scans its code, and is not signed in.
        var anybody = await chromium.Open(null, culture, 390, javaScript);
        var address = new Uri((await certificate.Codes())[0]).PathAndQuery;
        await anybody.GotoAsync(address);
        Assert.Equal(valid, await anybody.InnerTextAsync(".app-verify__tag"));
        Assert.Contains(number, await anybody.InnerTextAsync("main"));
        Assert.True(await anybody.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));

        await clerk.GotoAsync($"/desk/licences/{number}");
        await clerk.FillAsync("[name=Reason]", "Obtained with false papers");
        await clerk.Press("Revoke the licence");
        await anybody.GotoAsync(address);
        Assert.Equal(revoked, await anybody.InnerTextAsync(".app-verify__tag"));
    }

    private static async Task<byte[]> Download(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(link));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
