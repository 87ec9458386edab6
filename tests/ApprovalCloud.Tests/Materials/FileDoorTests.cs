using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ApprovalCloud.Tests.Materials;

/// <summary>Files through every door: pages without JavaScript, the API, and uploads in pieces.</summary>
public sealed class FileDoorTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Plan = FileStory.Plan;
    private readonly FileStory story = new(platform);
    private readonly Given given = new(platform);

    [Fact]
    public async Task Page_TakesAFile_AndShowsIt_OnTheCheckPageToo()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedInToPages("citizen");

        using var response = await Upload(citizen, draft, Plan, TestFiles.Png, "<b>plan.png");

        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal($"/apply/{draft}/materials", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain("<b>plan", page);
        Assert.Contains("“<b>plan.png” has come.", WebUtility.HtmlDecode(page));
        Assert.Contains("data:image/jpeg;base64,", page);
        Assert.Contains("<b>plan.png", WebUtility.HtmlDecode(await citizen.GetStringAsync(new Uri($"/apply/{draft}/check", UriKind.Relative))));
    }

    [Theory]
    [InlineData("en", "is not a PDF, JPEG, PNG or WebP file")]
    [InlineData("zh-Hans", "的内容不是 PDF、JPEG、PNG 或 WebP")]
    [InlineData("zh-Hant", "的內容不是 PDF、JPEG、PNG 或 WebP")]
    public async Task Page_RefusesAFile_ByItsNameAndItsField_InTheReadersLanguage(string language, string words)
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        citizen.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var response = await Upload(citizen, draft, Plan, "<script>"u8.ToArray(), "plan.png");

        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains("plan.png", page);
        Assert.Equal(2, Regex.Count(page, Regex.Escape(words)));
        Assert.Contains($"href=\"#file-{Plan}\"", page);
        Assert.Contains($"id=\"file-{Plan}-error\"", page);
    }

    [Fact]
    public async Task Page_WithoutAFile_AsksForOne()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        using var response = await Upload(citizen, draft, Plan, null, "");
        Assert.Equal(2, Regex.Count(await response.Words(), FileMessages.NoFile.En));
    }

    [Fact]
    public async Task Page_RemovesAFile()
    {
        var draft = await given.Draft();
        var file = await story.HandIn(draft, Plan);
        using var citizen = await platform.SignedInToPages("citizen");

        using var response = await citizen.Post($"/apply/{draft}/materials?handler=remove", ("Material", Plan), ("Remove", file.Id.ToString()));

        Assert.Contains("The file is removed.", await response.Words());
        Assert.Empty(story.OnDisk(draft));
    }

    [Fact]
    public async Task CheckPage_WithSomethingMissing_WantsItSaidThatItComesOnPaper()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedInToPages("citizen");

        using var refused = await citizen.Post($"/apply/{draft}/check", ("Once", Guid.NewGuid().ToString()));
        Assert.Contains("Upload what is missing, or say that you hand it in on paper", await refused.Words());
        using var sent = await citizen.Post($"/apply/{draft}/check", ("Once", Guid.NewGuid().ToString()), ("OnPaper", "true"), ("Password", Core.Demo.SamplePeople.Password));

        Assert.EndsWith("/sent", sent.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task CheckPage_WithNothingMissing_AsksForNoSuchWord()
    {
        var draft = await given.Draft();
        foreach (var line in (await platform.Ok(new ListMaterials(platform.Citizen, draft))).Lines.Where(line => line.MayAttach))
            await story.HandIn(draft, line.Material.Key);
        using var citizen = await platform.SignedInToPages("citizen");

        using var sent = await citizen.Post($"/apply/{draft}/check", ("Once", Guid.NewGuid().ToString()), ("Password", Core.Demo.SamplePeople.Password));

        Assert.EndsWith("/sent", sent.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData(true, "application/pdf", "style-src 'unsafe-inline'")]
    [InlineData(false, "image/png", "sandbox")]
    public async Task File_AtTheDesk_IsShownAsWhatItIs_RunsNothing_AndIsFramedByUsOnly(bool pdf, string type, string policy)
    {
        var draft = await given.Draft();
        var file = await story.HandIn(draft, Plan, pdf ? TestFiles.Pdf : TestFiles.Png, "平面图\"; filename=evil.exe\r\n.html");
        await platform.Ok(new Core.Applications.SubmitApplication(platform.Citizen, draft));
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("administrative-approval"), draft, "business-registration", Core.Tasks.Verdict.Grant, ""));
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        var page = await clerk.GetStringAsync(new Uri($"/desk/{draft}/fire-inspection/files/{file.Id}", UriKind.Relative));
        var content = WebUtility.HtmlDecode(Regex.Match(page, "<(iframe|img) class=\"app-viewer[^\"]*\" src=\"(?<at>[^\"]+)\"").Groups["at"].Value);
        using var response = await clerk.GetAsync(new Uri(content, UriKind.Relative));

        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        string Header(string name) => string.Join(',', response.Headers.TryGetValues(name, out var values) ? values : response.Content.Headers.GetValues(name));
        Assert.Equal(("nosniff", "SAMEORIGIN", "no-store"), (Header("X-Content-Type-Options"), Header("X-Frame-Options"), Header("Cache-Control")));
        Assert.StartsWith("default-src 'none'; ", Header("Content-Security-Policy"));
        Assert.Contains(policy, Header("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'self'", Header("Content-Security-Policy"));
        Assert.StartsWith("inline; filename=", Header("Content-Disposition"));
        Assert.EndsWith(pdf ? ".html.pdf" : ".html.png", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.DoesNotContain("..", story.OnDisk(draft)[0]);
    }

    [Theory]
    [InlineData("clerk.tobacco", HttpStatusCode.NotFound)]
    [InlineData("citizen2", HttpStatusCode.Forbidden)]
    [InlineData("supervisor", HttpStatusCode.Forbidden)]
    public async Task File_AtTheDesk_IsNotThereForAnybodyElse(string account, HttpStatusCode status)
    {
        var (id, plan) = await story.Sent();
        using var client = await platform.SignedInToPages(account);
        using var api = await platform.SignedIn(account);
        foreach (var address in new[] { "", "?handler=content" })
        {
            using var page = await client.GetAsync(new Uri($"/desk/{id}/fire-inspection/files/{plan.Id}{address}", UriKind.Relative));
            Assert.Equal(status, page.StatusCode);
        }

        using var program = await api.GetAsync(new Uri($"/api/tasks/{id}/fire-inspection/files/{plan.Id}", UriKind.Relative));
        Assert.Equal(status, program.StatusCode);
    }

    [Theory]
    [InlineData("citizen2", HttpStatusCode.NotFound)]
    [InlineData("clerk.fire-rescue", HttpStatusCode.Forbidden)]
    public async Task OwnFile_IsNotThereForAnybodyElse(string account, HttpStatusCode status)
    {
        var (id, plan) = await story.Sent();
        using var client = await platform.SignedInToPages(account);
        using var api = await platform.SignedIn(account);
        using var page = await client.GetAsync(new Uri($"/apply/{id}/files/{plan.Id}", UriKind.Relative));
        using var program = await api.GetAsync(new Uri($"/api/applications/{id}/materials/files/{plan.Id}", UriKind.Relative));
        Assert.Equal((status, status), (page.StatusCode, program.StatusCode));
    }

    [Fact]
    public async Task Api_TakesAFileAsTheBodyOrInAForm_ListsIt_GivesItBack_AndRemovesIt()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedIn("citizen");
        using var body = new ByteArrayContent(TestFiles.Pdf);
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = "平面图.pdf" };

        using var put = await citizen.PutAsync(new Uri($"/api/applications/{draft}/materials/{Plan}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var file = await put.Json();
        Assert.Equal(("平面图.pdf", "application/pdf", "Ready"), (file.GetProperty("name").GetString(), file.GetProperty("mediaType").GetString(), file.GetProperty("state").GetString()));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestFiles.Png), "file", "exits.png" } };
        using var second = await citizen.PutAsync(new Uri($"/api/applications/{draft}/materials/{FileStory.Evacuation}", UriKind.Relative), form);
        Assert.Equal("image/png", (await second.Json()).GetProperty("mediaType").GetString());

        var listed = (await (await citizen.GetAsync(new Uri($"/api/applications/{draft}/materials", UriKind.Relative))).Json()).GetProperty("materials");
        Assert.Equal(2, listed.EnumerateArray().Count(one => one.GetProperty("state").GetString() == "Attached"));
        using var back = await citizen.GetAsync(new Uri($"/api/applications/{draft}/materials/files/{file.GetProperty("id").GetGuid()}", UriKind.Relative));
        Assert.Equal(TestFiles.Pdf, await back.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", back.Content.Headers.ContentDisposition!.DispositionType);
        using var removed = await citizen.DeleteAsync(new Uri($"/api/applications/{draft}/materials/{Plan}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Single(story.OnDisk(draft));
    }

    [Fact]
    public async Task Api_RefusesAFile_AndNamesTheField()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedIn("citizen");

        using var refused = await citizen.PutAsync(new Uri($"/api/applications/{draft}/materials/{Plan}?name=virus.exe", UriKind.Relative), new ByteArrayContent("MZ"u8.ToArray()));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("virus.exe", (await refused.Json()).GetProperty("errors").GetProperty("File")[0].GetString());
    }

    [Fact]
    public async Task Api_SubmitsWithoutAWordAboutPaper()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedIn("citizen");
        using var sent = await citizen.PostAsync(new Uri($"/api/applications/{draft}/submit", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    [Fact]
    public async Task Uploads_FollowTheProtocol()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        var pdf = TestFiles.Pdf;

        using var options = await Tus(citizen, HttpMethod.Options, $"/apply/{draft}/materials/{Plan}/uploads");
        Assert.Equal(("1.0.0", "creation,expiration,termination", "20000000"), (Header(options, "Tus-Version"), Header(options, "Tus-Extension"), Header(options, "Tus-Max-Size")));
        using var created = await Tus(citizen, HttpMethod.Post, $"/apply/{draft}/materials/{Plan}/uploads",
            ("Upload-Length", $"{pdf.Length}"), ("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes("平面图.pdf"))},filetype YQ=="));
        Assert.Equal((HttpStatusCode.Created, "1.0.0"), (created.StatusCode, Header(created, "Tus-Resumable")));
        var at = created.Headers.Location!.ToString();
        using var first = await Piece(citizen, at, 0, pdf[..100]);
        Assert.Equal((HttpStatusCode.NoContent, "100"), (first.StatusCode, Header(first, "Upload-Offset")));
        using var head = await Tus(citizen, HttpMethod.Head, at);
        Assert.Equal(("100", $"{pdf.Length}", "no-store"), (Header(head, "Upload-Offset"), Header(head, "Upload-Length"), Header(head, "Cache-Control")));
        using var wrong = await Piece(citizen, at, 7, pdf[7..]);
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        using var last = await Piece(citizen, at, 100, pdf[100..]);
        Assert.Equal($"{pdf.Length}", Header(last, "Upload-Offset"));

        Assert.Equal("平面图.pdf", (await story.Line(draft, Plan)).Current!.Name);
    }

    [Fact]
    public async Task Uploads_OutsideTheProtocol_AreRefused()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        var address = $"/apply/{draft}/materials/{Plan}/uploads";

        using var foreign = await citizen.PostAsync(new Uri(address, UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.PreconditionFailed, foreign.StatusCode);
        using var lengthless = await Tus(citizen, HttpMethod.Post, address);
        Assert.Equal(HttpStatusCode.BadRequest, lengthless.StatusCode);
        using var created = await Tus(citizen, HttpMethod.Post, address, ("Upload-Length", "10"));
        using var typeless = await Tus(citizen, HttpMethod.Patch, created.Headers.Location!.ToString(), ("Upload-Offset", "0"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, typeless.StatusCode);
        using var dropped = await Tus(citizen, HttpMethod.Delete, created.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        using var gone = await Tus(citizen, HttpMethod.Head, created.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Uploads_OfSomethingThatIsNotTaken_SayWhy()
    {
        var draft = await given.Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        using var created = await Tus(citizen, HttpMethod.Post, $"/apply/{draft}/materials/{Plan}/uploads", ("Upload-Length", "8"), ("Upload-Metadata", "filename YS5wbmc="));

        using var refused = await Piece(citizen, created.Headers.Location!.ToString(), 0, "<script>"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("a.png", (await refused.Json()).GetProperty("errors").GetProperty("File")[0].GetString());
    }

    [Fact]
    public async Task Uploads_AreForTheApplicantOnly()
    {
        var draft = await given.Draft();
        var upload = (await platform.Ok(new BeginUpload(platform.Citizen, draft, Plan, "a.pdf", 10))).Id;
        using var nobody = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var other = await platform.SignedInToPages("citizen2");
        foreach (var (client, status) in new[] { (nobody, HttpStatusCode.Unauthorized), (clerk, HttpStatusCode.Forbidden), (other, HttpStatusCode.NotFound) })
        {
            var uploads = $"/apply/{draft}/materials/{Plan}/uploads";
            using var created = await Tus(client, HttpMethod.Post, uploads, ("Upload-Length", "10"));
            using var head = await Tus(client, HttpMethod.Head, $"{uploads}/{upload}");
            using var piece = await Piece(client, $"{uploads}/{upload}", 0, new byte[10]);
            using var deleted = await Tus(client, HttpMethod.Delete, $"{uploads}/{upload}");
            Assert.Equal([status, status, status, status], [created.StatusCode, head.StatusCode, piece.StatusCode, deleted.StatusCode]);
        }
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient citizen, Guid draft, string material, byte[]? content, string name)
    {
        var page = await citizen.GetStringAsync(new Uri($"/apply/{draft}/materials", UriKind.Relative));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Support.Pages.TokenOf(page)), "__RequestVerificationToken" },
            { new StringContent(material), "Material" },
        };
        if (content is not null)
            form.Add(new ByteArrayContent(content), $"file-{material}", name);
        return await citizen.PostAsync(new Uri($"/apply/{draft}/materials?handler=attach", UriKind.Relative), form);
    }

    private static async Task<HttpResponseMessage> Tus(HttpClient client, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> Piece(HttpClient client, string address, long offset, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", $"{offset}");
        return await client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(',', response.Headers.GetValues(name));
}
