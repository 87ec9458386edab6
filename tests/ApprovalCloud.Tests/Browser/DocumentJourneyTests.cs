using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Browser;

/// <summary>From the grant to a licence in the hand, and to whoever is shown it: on a phone, in every language.</summary>
[Collection(nameof(Chromium))]
public sealed class DocumentJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Licence_Granted_IsDownloaded_Checked_Revoked_AndCheckedAgain(string culture, bool javaScript)
    {
        var id = (await new Given(Platform).SubmittedApplication(Platform.OtherCitizen)).Id;
        await Platform.Ok(new DecideStep(Platform.Clerk("administrative-approval"), id, "business-registration", Verdict.Grant, ""));

        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        using var receipt = new PdfTools(await citizen.Downloaded("a[href$='/submission']"));
        Assert.Contains("Signature is Valid", await receipt.Signature());
        var number = (await Platform.Ok(new ListMyLicences(Platform.OtherCitizen))).First(one => one.ApplicationId == id).Number;
        await citizen.GotoAsync("/apply/licences");
        using var certificate = new PdfTools(await citizen.Downloaded($"a[href$='{number}/certificate']"));
        Assert.Contains("Signature is Valid", await certificate.Signature());
        Assert.Contains(number, string.Concat((await certificate.Text()).Split('\n')));
        using var credential = JsonDocument.Parse(await citizen.Downloaded($"a[href$='{number}/credential']"));
        Assert.Contains(number, Said(credential.RootElement));
        await citizen.Fits();

        // Whoever is shown it scans its code, and is not signed in.
        var anybody = await chromium.Phone(null, culture, javaScript);
        var address = new Uri((await certificate.Codes())[0]).PathAndQuery;
        await anybody.GotoAsync(address);
        Assert.Equal(Readers.Words(culture, "Valid", "有效", "有效"), await anybody.InnerTextAsync(".app-verify__tag"));
        Assert.Contains(number, await anybody.InnerTextAsync("main"));
        await anybody.Fits();

        await Platform.Ok(new RevokeLicence(Platform.Clerk("administrative-approval"), number, "Obtained with false papers"));
        await anybody.GotoAsync(address);
        Assert.Equal(Readers.Words(culture, "Revoked", "已撤销", "已撤銷"), await anybody.InnerTextAsync(".app-verify__tag"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    // What is signed, and what it discloses beside.
    private static string Said(JsonElement credential) => string.Concat(
        credential.GetProperty("header").GetProperty("disclosures").EnumerateArray().Prepend(credential.GetProperty("payload"))
            .Select(part => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part.GetString()))));
}
