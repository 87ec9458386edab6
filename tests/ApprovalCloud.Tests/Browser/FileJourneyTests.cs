using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Documents on a phone: chosen, sent, cut off and gone on with, looked at by whoever decides.</summary>
[Collection(nameof(Chromium))]
public sealed class FileJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Plan = FileStory.Plan;
    private static readonly FilePayload Photo = new() { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = TestFiles.Photo(6) };
    private static readonly FilePayload Large = new()
    {
        Name = "large.pdf", MimeType = "application/pdf", Buffer = TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "(" + new string('x', 6_000_000) + ")"),
    };

    private readonly FileStory story = new(chromium.Platform);

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Document_HandedInOnAPhone_IsCheckedSentAndLookedAt(string culture, bool javaScript)
    {
        var draft = await Draft();
        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync($"/apply/{draft}/materials");

        await Choose(citizen, Plan, Photo, javaScript);

        await citizen.Locator($"#material-{Plan} .app-file img").WaitForAsync();
        Assert.Contains("IMG_0001.jpg", await citizen.InnerTextAsync($"#material-{Plan} .app-file"));
        await citizen.Fits();
        await citizen.ClickAsync("main > .govuk-grid-row form:last-of-type > button.govuk-button:not(.govuk-button--secondary)");
        await citizen.WaitForURLAsync(new Regex("/check"));
        Assert.Contains("IMG_0001.jpg", await citizen.InnerTextAsync("main"));
        await citizen.Submit();
        await citizen.GotoAsync($"/apply/{draft}/track");
        Assert.Contains("IMG_0001.jpg", await citizen.InnerTextAsync(".moj-timeline"));

        await chromium.Platform.Ok(new DecideStep(chromium.Platform.Clerk("administrative-approval"), draft, "business-registration", Verdict.Grant, ""));
        var clerk = await chromium.Phone("clerk.fire-rescue", culture, javaScript);
        await clerk.GotoAsync($"/desk/{draft}/fire-inspection");
        await clerk.Follow("a:has-text('IMG_0001.jpg')");
        var picture = clerk.Locator(javaScript ? ".app-viewer__pages img" : ".app-viewer__picture");
        await picture.WaitForAsync();
        Assert.Equal(80, await picture.EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }"));
        var looks = (await chromium.Platform.Ok(new ListAccess(chromium.Platform.OtherCitizen, draft))).Rows.Where(row => row.Step == "fire-inspection").ToList();
        Assert.Equal(["material:floor-plan"], looks[0].Facts);
        Assert.Equal(2, looks.Count);
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task File_ThatIsNotTaken_SaysWhyBesideItsField_AndAnotherCanBeChosen(string culture, bool javaScript)
    {
        var draft = await Draft();
        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync($"/apply/{draft}/materials");

        await Choose(citizen, Plan, new FilePayload { Name = "page.png", MimeType = "image/png", Buffer = "<html>"u8.ToArray() }, javaScript);
        var error = citizen.Locator($"#material-{Plan} .govuk-error-message");
        await error.WaitForAsync();
        Assert.Contains("page.png", await error.InnerTextAsync());
        await Choose(citizen, Plan, Photo, javaScript);

        await citizen.Locator($"#material-{Plan} .app-file img").WaitForAsync();
        Assert.Equal(0, await citizen.Locator($"#material-{Plan} .govuk-error-message").CountAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    public async Task ConnectionGone_IsSaid_AndTheUploadGoesOnWhenItIsBack(string culture)
    {
        var (draft, citizen) = (await Draft(), await chromium.Open("citizen2", culture, 390));
        await citizen.GotoAsync($"/apply/{draft}/materials");
        await citizen.RouteAsync("**/uploads/**", route => route.Request.Method == "PATCH" ? route.AbortAsync() : route.ContinueAsync());

        await Choose(citizen, Plan, Photo, javaScript: true);
        await citizen.Locator($"#material-{Plan} [data-again]").WaitForAsync();
        Assert.Contains("IMG_0001.jpg", await citizen.InnerTextAsync($"#material-{Plan} [data-words]"));
        await citizen.UnrouteAllAsync();
        await citizen.ClickAsync($"#material-{Plan} [data-again]");

        await citizen.Locator($"#material-{Plan} .app-file img").WaitForAsync();
        Assert.Single((await story.Line(draft, Plan, chromium.Platform.OtherCitizen)).Files);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-Hans", false)]
    [InlineData("zh-Hant", false)]
    [InlineData("en", true)]
    [InlineData("zh-Hans", true)]
    [InlineData("zh-Hant", true)]
    public async Task Upload_CutInTheMiddle_GoesOnFromWhereItStood_AlsoAfterThePageWasLeft(string culture, bool isLeft)
    {
        var (draft, citizen) = (await Draft(), await chromium.Open("citizen2", culture, 390));
        using var large = new TemporaryFile("large.pdf", Large.Buffer);
        var offsets = new List<long>();
        citizen.Request += (_, request) =>
        {
            if (request.Method == "PATCH")
                offsets.Add(long.Parse(request.Headers["upload-offset"], CultureInfo.InvariantCulture));
        };
        await using var line = new Line(chromium.Platform.Address);
        var materials = new Uri(line.Address, $"/apply/{draft}/materials").ToString();
        await citizen.GotoAsync(materials);

        // It asks how far it was, at once and a second later, and nobody answers.
        var (asked, unanswered) = (0, new TaskCompletionSource());
        citizen.RequestFailed += (_, request) =>
        {
            if (request.Method == "HEAD" && ++asked == 2)
                unanswered.SetResult();
        };
        var cut = line.CutAfter(2_500_000);
        await citizen.SetInputFilesAsync($"#material-{Plan} input[name='file-{Plan}']", large.Path);
        await cut;
        await IsKept(draft);
        var stored = await citizen.EvaluateAsync<string>("() => JSON.stringify(localStorage)");
        Assert.Matches("^\\{\"tus::[0-9a-f]{64}\":", stored);
        Assert.DoesNotContain("large", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"{Large.Buffer.Length}", stored, StringComparison.Ordinal);
        if (isLeft)
        {
            await citizen.GotoAsync("about:blank");
            line.ComesBack();
            await citizen.GotoAsync(materials);
            Assert.Contains(Readers.Words(culture, "“large.pdf” stopped at", "“large.pdf”", "「large.pdf」"), await citizen.InnerTextAsync($"#material-{Plan} [data-cut]"));
            await citizen.Fits();
            await citizen.SetInputFilesAsync($"#material-{Plan} input[name='file-{Plan}']", large.Path);
        }
        else
        {
            await unanswered.Task.WaitAsync(TimeSpan.FromSeconds(30));
            line.ComesBack();
        }

        await citizen.Locator($"#material-{Plan} .app-file a").WaitForAsync();
        Assert.Equal(0, offsets[0]);
        Assert.InRange(offsets[^1], 1, Large.Buffer.Length - 1);
        var sent = Assert.Single((await story.Line(draft, Plan, chromium.Platform.OtherCitizen)).Files);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Large.Buffer)), sent.Sha256, ignoreCase: true);
    }

    [Fact]
    public async Task TwoDocumentsAtOnce_DoNotDisturbEachOther_AndDroppingAFileWorks()
    {
        var (draft, citizen) = (await Draft(), await chromium.Open("citizen2"));
        await citizen.GotoAsync($"/apply/{draft}/materials");

        await Choose(citizen, FileStory.Evacuation, Large, javaScript: true);
        var dropped = await citizen.EvaluateHandleAsync("""
            bytes => { const files = new DataTransfer(); files.items.add(new File([Uint8Array.from(bytes)], "dropped.jpg", { type: "image/jpeg" })); return files; }
            """, Photo.Buffer.Select(one => (int)one));
        await citizen.Locator($"#material-{Plan} .govuk-drop-zone button").First.DispatchEventAsync("drop", new { dataTransfer = dropped });

        await citizen.Locator($"#material-{Plan} .app-file").WaitForAsync();
        await citizen.Locator($"#material-{FileStory.Evacuation} .app-file").WaitForAsync();
        Assert.Contains("dropped.jpg", await citizen.InnerTextAsync($"#material-{Plan}"));
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Correction_ThatAsksForADocument_IsAnsweredWithIt(string culture, bool javaScript)
    {
        var (id, _) = await story.Sent(chromium.Platform.OtherCitizen);
        var correction = await story.AskFor(id, Plan, chromium.Platform.OtherCitizen);
        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        await citizen.Follow($"section[aria-labelledby=waiting] a[href$='/correct/{correction}']");
        await citizen.Follow($"a[href*='/materials?correction={correction}']");
        Assert.Contains("The scale is missing", await citizen.InnerTextAsync($"#material-{Plan}"));

        await Choose(citizen, Plan, Photo, javaScript);
        await citizen.Locator($"#material-{Plan} .app-file img").WaitForAsync();
        await citizen.Fits();
        await citizen.Follow(citizen.Locator($"main a[href$='/correct/{correction}']").Last);
        Assert.Contains(Readers.Words(culture, "Handed in: IMG_0001.jpg", "已提交：IMG_0001.jpg", "已提交：IMG_0001.jpg"), await citizen.InnerTextAsync("main"));
        await citizen.Press(citizen.Locator("#correct button.govuk-button"));
        Assert.EndsWith($"/apply/{id}/track", citizen.Url);
        Assert.Equal(0, await citizen.Locator("section[aria-labelledby=waiting]").CountAsync());

        var clerk = await chromium.Phone("clerk.fire-rescue", culture, javaScript);
        await clerk.GotoAsync($"/desk/{id}/fire-inspection");
        Assert.Contains("IMG_0001.jpg", await clerk.InnerTextAsync("main"));
        Assert.Contains("plan.pdf", await clerk.InnerTextAsync("main"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    /// <summary>A file that somebody has, and chooses again: it was changed at the same time as before.</summary>
    private sealed class TemporaryFile : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("file-").FullName;

        public TemporaryFile(string name, byte[] content)
        {
            Path = System.IO.Path.Combine(folder, name);
            File.WriteAllBytes(Path, content);
        }

        public string Path { get; }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }

    // Whoever sent it is gone; the platform keeps what had come once it notices.
    private async Task IsKept(Guid draft)
    {
        var came = false;
        for (var waited = 0; waited < 300 && !came; waited++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            came = await chromium.Platform.InDatabase(db => db.MaterialUploads.AsNoTracking().AnyAsync(one => one.ApplicationId == draft && one.Offset > 0));
        }

        Assert.True(came);
    }

    private Task<Guid> Draft() => new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen);

    private static async Task Choose(IPage page, string material, FilePayload file, bool javaScript)
    {
        await page.SetInputFilesAsync($"#material-{material} input[name='file-{material}']", file);
        if (await page.Locator($"#material-{material} details:not([open]):has(.app-upload)").CountAsync() > 0)
            await page.ClickAsync($"#material-{material} details:has(.app-upload) > summary");
        if (!javaScript)
            await page.ClickAsync($"#material-{material} .app-upload > button");
    }
}
