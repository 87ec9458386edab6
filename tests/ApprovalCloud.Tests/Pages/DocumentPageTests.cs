using System.Net;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using MimeKit;

namespace ApprovalCloud.Tests.Pages;

public sealed class DocumentPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task EveryLinkToADocument_GivesAPdf()
    {
        var id = (await given.ParallelSteps()).Id;
        var number = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == id).Number;
        using var citizen = await platform.SignedInToPages("citizen");
        using var clerk = await platform.SignedInToPages("clerk.administrative-approval");

        Assert.Equal(4, await Download(citizen, $"/apply/{id}/track", "/documents/"));
        Assert.Equal(3, await Download(citizen, $"/apply/{id}/receipt/business-registration", "/documents/"));
        Assert.Equal(1, await Download(citizen, "/apply/licences", $"{number}/certificate"));
        Assert.Equal(3, await Download(clerk, $"/desk/{id}/business-registration", "/documents/"));
    }

    [Fact]
    public async Task TheClerksDownload_IsInTheCitizensAccessLog()
    {
        var id = (await given.ParallelSteps()).Id;
        using var clerk = await platform.SignedInToPages("clerk.administrative-approval");
        await Download(clerk, $"/desk/{id}/business-registration", "/grant");
        using var citizen = await platform.SignedInToPages("citizen");

        Assert.Contains("Decision to grant", await (await citizen.GetAsync($"/apply/access?application={id}")).Words());
    }

    [Theory]
    [InlineData("en", "Valid", "Revoked", "We know no such document")]
    [InlineData("zh-Hans", "有效", "已撤销", "未找到该文书")]
    [InlineData("zh-Hant", "有效", "已撤銷", "未找到該文書")]
    public async Task Verify_ForAnybody_SaysHowItStands_InTheirLanguage(string language, string valid, string revoked, string unknown)
    {
        var id = (await given.ParallelSteps()).Id;
        var certificate = await platform.Document(platform.Citizen, id, DocumentKind.Licence);
        var licence = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == id);
        using var anybody = platform.CreateClient();
        anybody.DefaultRequestHeaders.Add("Accept-Language", language);

        var before = await (await anybody.GetAsync($"/verify/{certificate.Id:N}")).Words();
        Assert.Contains($">{valid}</strong>", before);
        Assert.Contains(licence.Number, before);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(certificate.Content)), before);
        Assert.All(new[] { platform.Citizen.Name, licence.Holder!, Given.Secrets[0], Given.Secrets[1], id.ToString(), licence.ApplicationNumber }, hidden => Assert.DoesNotContain(hidden, before));

        await platform.Ok(new RevokeLicence(platform.Clerk("administrative-approval"), licence.Number, "obtained with false papers"));
        var after = await (await anybody.GetAsync($"/verify/{certificate.Id:N}")).Words();
        Assert.Contains($">{revoked}</strong>", after);
        Assert.DoesNotContain("obtained with false papers", after);

        using var nothing = await anybody.GetAsync($"/verify/{Guid.NewGuid():N}");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Contains(unknown, await nothing.Words());
    }

    [Fact]
    public async Task Verify_OfATypedCode_LeadsThere_AndWhatIsNoCodeComesBackAsTyped()
    {
        var receipt = await platform.Document(platform.Citizen, (await given.SubmittedApplication()).Id, DocumentKind.Submission);
        using var anybody = platform.CreateClient();

        Assert.Contains("Genuine", await (await anybody.GetAsync($"/verify?code=%20{receipt.Id}%20")).Words());
        using var wrong = await anybody.GetAsync("/verify?code=%3Cscript%3E");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        var page = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("value=\"&lt;script&gt;\"", page);
        Assert.DoesNotContain("<script>", page);
    }

    [Fact]
    public async Task VerifyApi_SaysTheSame_AndNothingMore()
    {
        var submitted = await given.SubmittedApplication();
        var receipt = await platform.Document(platform.Citizen, submitted.Id, DocumentKind.Submission);
        using var anybody = platform.CreateClient();

        using var answer = await anybody.GetAsync($"/api/verify/{receipt.Id:N}");

        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"standing\":\"Issued\"", body);
        Assert.All(new[] { platform.Citizen.Name, submitted.Id.ToString(), Given.Secrets[1] }, hidden => Assert.DoesNotContain(hidden, body));
    }

    [Fact]
    public async Task Verify_TooOften_IsToldToWait()
    {
        await using var slow = new SlowPlatform();
        await slow.InitializeAsync();
        using var anybody = slow.CreateClient();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 10; i++)
            answers.Add(await anybody.GetAsync($"/verify/{Guid.NewGuid():N}"));

        // Wherever the minute turned, most of them were too many.
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.True(refused.Count >= 4);
        Assert.NotNull(refused[0].Headers.RetryAfter);
        Assert.Contains("too many requests", await refused[0].Words());
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task TheReceipt_GoesWithTheMail_AndDecisionsAreBehindItsLink()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        List<MimeMessage> letters = [];
        await platform.Drain(letters);

        var mine = letters.Where(letter => letter.Subject!.Contains(submitted.Number, StringComparison.Ordinal) && letter.To.Mailboxes.Single().Address == "citizen2@example.test").ToList();
        var receipt = Assert.Single(mine, letter => letter.Attachments.Any());
        Assert.Contains("We have received your application", receipt.Subject);
        Assert.Contains("Receipt of an application", receipt.TextBody);
        var part = Assert.IsType<MimePart>(Assert.Single(receipt.Attachments));
        Assert.Equal("application/pdf", part.ContentType.MimeType);
        using var content = new MemoryStream();
        await part.Content!.DecodeToAsync(content);
        Assert.Equal((await platform.Document(platform.OtherCitizen, submitted.Id, DocumentKind.Submission)).Content, content.ToArray());
        Assert.Contains(mine, letter => letter.TextBody!.Contains("Certificate, Decision to grant", StringComparison.Ordinal) && letter.TextBody.Contains("/track", StringComparison.Ordinal));
        Assert.All(letters.Where(letter => letter.To.Mailboxes.Single().Address.StartsWith("clerk", StringComparison.Ordinal)), letter => Assert.DoesNotContain("download", letter.TextBody));
    }

    private static async Task<int> Download(HttpClient client, string page, string part)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync(page));
        var links = document.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).Where(href => href.Contains(part, StringComparison.Ordinal)).ToList();
        foreach (var link in links)
        {
            using var answer = await client.GetAsync(link);
            Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString((await answer.Content.ReadAsByteArrayAsync())[..5]));
            Assert.EndsWith(".pdf", answer.Content.Headers.ContentDisposition!.FileName);
        }

        return links.Count;
    }

    private sealed class SlowPlatform : SqlitePlatform
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Verify:PerMinute", "3");
        }
    }
}
