using System.Net;
using System.Text;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>No address leads out of what it is for, and no name of a file or an upload is a path.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class TraversalTests(SqlitePlatform platform)
{
    private static readonly string[] Up =
    [
        "../../../../etc/passwd", "..%2f..%2f..%2f..%2fetc%2fpasswd", "..%5c..%5cappsettings.json", "%2e%2e/%2e%2e/appsettings.json", "....//....//appsettings.json", "..;/appsettings.json", "%252e%252e%252fappsettings.json",
        "/etc/passwd", "%2fetc%2fpasswd", "file:///etc/passwd", "C:%5cWindows%5cwin.ini", "appsettings.json", "ApprovalCloud.Web.dll", "..%c0%af..%c0%afetc/passwd",
    ];

    [Fact]
    public async Task Addresses_LeadToNothingElse()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        using var citizen = await platform.SignedInToPages("citizen");
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var supervisor = await platform.SignedInToPages("supervisor");
        using var designer = await platform.SignedInToPages("designer");
        foreach (var up in Up)
        {
            await IsNothing(citizen, "/" + up, "/lib/" + up, $"/apply/{id}/files/{up}", $"/apply/{id}/documents/1/{up}", $"/apply/licences/{up}/certificate", $"/apply/{id}/materials/{up}/uploads/{Guid.NewGuid()}", $"/services/{up}", $"/departments/{up}", $"/verify/{up}", $"/openapi/{up}");
            await IsNothing(clerk, $"/desk/{id}/fire-inspection/files/{up}", $"/desk/{id}/{up}", $"/desk/licences/{up}");
            await IsNothing(supervisor, $"/watch/logs/{up}", $"/watch/people/{up}/{id}");
            await IsNothing(designer, $"/design/{up}/1", $"/design/open-a-restaurant/{up}");
        }
    }

    [Theory]
    [InlineData("../../../../elsewhere/evil.pdf")]
    [InlineData("..\\..\\evil.pdf")]
    [InlineData("/etc/cron.d/evil")]
    [InlineData("evil.pdf\0.exe")]
    [InlineData("a\r\nX-Evil: 1")]
    public async Task Upload_WithANameThatIsAPath_IsKeptUnderOurs(string name)
    {
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        using var begun = await Send(citizen, HttpMethod.Post, $"/apply/{draft}/materials/{FileStory.Plan}/uploads", ("Upload-Length", $"{TestFiles.Pdf.Length}"), ("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}"));

        var location = begun.Headers.Location!.ToString();
        Assert.Matches($"^/apply/{draft}/materials/{FileStory.Plan}/uploads/[0-9a-f-]{{36}}$", location);
        using var sent = await Send(citizen, HttpMethod.Patch, location, ("Upload-Offset", "0"));
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.All(Directory.EnumerateFiles(platform.FilesFolder, "*", SearchOption.AllDirectories), path => Assert.Matches("^[0-9a-f]{32}(\\.[a-z]+)?$", Path.GetFileName(path)));
        Assert.DoesNotContain("X-Evil", $"{sent.Headers}{begun.Headers}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", "")]
    [InlineData("1e9", "")]
    [InlineData("99999999999999999999", "filename AAAA")]
    [InlineData("9223372036854775807", "filename !!!,,, ")]
    [InlineData("0", "filename ")]
    [InlineData("", "filename")]
    public async Task Upload_OfALengthThatIsNone_DoesNotBegin(string length, string metadata)
    {
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        using var refused = await Send(citizen, HttpMethod.Post, $"/apply/{draft}/materials/{FileStory.Plan}/uploads", ("Upload-Length", length), ("Upload-Metadata", metadata));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (method == HttpMethod.Patch)
            request.Content = new ByteArrayContent(TestFiles.Pdf) { Headers = { ContentType = new("application/offset+octet-stream") } };
        return await client.SendAsync(request);
    }

    private static async Task IsNothing(HttpClient client, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(new Uri("http://localhost" + address));
            var said = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode < 500, $"{address}: {response.StatusCode}");
            Assert.DoesNotContain("root:x:", said, StringComparison.Ordinal);
            Assert.DoesNotContain("ConnectionStrings", said, StringComparison.Ordinal);
            Assert.False(said.StartsWith("MZ", StringComparison.Ordinal), address);
        }
    }
}
