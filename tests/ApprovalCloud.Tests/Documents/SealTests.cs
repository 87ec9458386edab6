using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Documents;

/// <summary>With which certificate documents are sealed, and what happens where there is none.</summary>
public sealed class SealTests : IDisposable
{
    private const string Password = "for-this-test";
    private readonly string folder = Directory.CreateTempSubdirectory("seal-").FullName;

    [Fact]
    public async Task AConfiguredCertificate_SealsWhatIsIssued_AndIsPublished()
    {
        await using var platform = await Started(("Documents:Certificate", Certificate("CN=District Government Office")), ("Documents:CertificatePassword", Password));
        var id = (await new Given(platform).ParallelSteps()).Id;
        var licence = (await platform.Ok(new ListMyLicences(platform.Citizen))).Single(one => one.ApplicationId == id);

        var file = await platform.Ok(new GetCertificate(platform.Citizen, licence.Number));

        using var pdf = new PdfTools(file.Pdf.Content);
        var signature = await pdf.Signature();
        Assert.Contains("Signer Certificate Common Name: District Government Office", signature);
        Assert.Contains("Signature is Valid", signature);
        var header = System.Text.Json.JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(file.Credential.Split('.')[0])).RootElement;
        Assert.Equal("PS256", header.GetProperty("alg").GetString());
        Assert.Contains(header.GetProperty("kid").GetString()!, (await platform.Ok(new GetIssuer())).ToJsonString());
        Assert.Equal("Healthy", await Ready(platform));
    }

    [Fact]
    public async Task WithoutACertificateInProduction_NothingIsIssued_AndThatIsSaidPlainly()
    {
        await using var platform = await Started(("environment", "Production"), ("Cookies:OverTls", "false"));
        await IssuesNothing(platform, "There is no certificate to seal documents with.");
    }

    [Fact]
    public async Task WithAPasswordThatDoesNotFit_NothingIsIssued_AndThatIsSaidPlainly()
    {
        await using var platform = await Started(("Documents:Certificate", Certificate("CN=x")), ("Documents:CertificatePassword", "another"));
        await IssuesNothing(platform, "cannot be used");
    }

    [Fact]
    public async Task WithoutTheFont_NothingIsIssued_AndThatIsSaidPlainly()
    {
        await using var platform = await Started(("Documents:Fonts", folder));
        await IssuesNothing(platform, "The font NotoSansCJK-Regular.ttc is missing.");
    }

    [Fact]
    public async Task KeyThatIsTooSmall_SealsNothing_AndThatIsSaid()
    {
        await using var platform = await Started(("Documents:Certificate", Certificate("CN=Too small", 2048)), ("Documents:CertificatePassword", Password));
        await IssuesNothing(platform, "RSA key of 2048 bits");
    }

    [Fact]
    public async Task TwoNodesOfOneDatabase_SealWithTheSameDevelopmentKey()
    {
        await using var platform = await Started();
        using var other = new SigningKeys(
            platform.Services.GetRequiredService<IServiceScopeFactory>(), platform.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DocumentOptions>>(),
            platform.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>(), platform.Clock);

        var keys = await Task.WhenAll(platform.Services.GetRequiredService<SigningKeys>().Current(CancellationToken.None), other.Current(CancellationToken.None));

        Assert.Equal(keys[0]!.Id, keys[1]!.Id);
    }

    [Fact]
    public async Task VerifyLog_FindsADocumentThatWasChanged_OrSealedBySomebodyElse()
    {
        await using var platform = await Started();
        var id = (await new Given(platform).ParallelSteps()).Id;
        var receipt = await platform.Document(platform.Citizen, id, DocumentKind.Submission);
        Assert.Empty(await Faults(platform));

        var changed = receipt.Content.ToArray();
        changed[changed.Length / 3] ^= 1;
        await Put(changed, SHA256.HashData(changed));
        Assert.Equal("the document Submission was changed", Assert.Single(await Faults(platform)));

        await Put(receipt.Content, SHA256.HashData(receipt.Content));
        Assert.Empty(await Faults(platform));
        await platform.InDatabase(db => db.SigningCertificates.ExecuteDeleteAsync());
        Assert.Equal("the document Submission is sealed with a certificate that is not this platform's", Assert.Single(await Faults(platform)));

        Task Put(byte[] content, byte[] digest) => platform.InDatabase(db => db.Documents.Where(document => document.ApplicationId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(document => document.Content, content).SetProperty(document => document.Digest, digest)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task IssuesNothing(SqlitePlatform platform, string fault)
    {
        var submitted = await new Given(platform).ParallelSteps();
        var key = await platform.Key(platform.Citizen, submitted.Id, DocumentKind.Grant);

        Assert.Equal((ProblemKind.Unavailable, "CannotIssue"), await platform.Send(new GetDocument(platform.Citizen, key)) is { Problem: { } problem } ? (problem.Kind, problem.Rule) : default);

        using var client = await platform.SignedInToPages("citizen");
        using var download = await client.GetAsync($"/apply/{submitted.Id}/documents/{key.Sequence}/grant");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, download.StatusCode);
        foreach (var address in new[] { $"/apply/{submitted.Id}/track", "/apply/licences" })
        {
            var page = await (await client.GetAsync(address)).Words();
            Assert.Contains("Documents cannot be issued here yet", page);
            Assert.DoesNotContain("/documents/1/submission", page);
        }

        var ready = await Ready(platform);
        Assert.StartsWith("Degraded", ready);
        Assert.Contains(fault, ready);
        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        Assert.NotEmpty(letters);
        Assert.All(letters, letter => Assert.Empty(letter.Attachments));
    }

    private static Task<List<string>> Faults(SqlitePlatform platform) => platform.InScope(async services =>
        (await services.GetRequiredService<Core.Supervision.VerifyLog>().Run(CancellationToken.None)).Faults.Select(fault => fault.What).ToList());

    private static async Task<string> Ready(SqlitePlatform platform)
    {
        using var client = platform.CreateClient();
        using var answer = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<SettledPlatform> Started(params (string Key, string Value)[] settings)
    {
        var platform = new SettledPlatform(settings);
        await platform.InitializeAsync();
        return platform;
    }

    private string Certificate(string name, int bits = 3072)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
        var path = Path.Combine(folder, "seal.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }

    private sealed class SettledPlatform((string Key, string Value)[] settings) : SqlitePlatform
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
        }
    }
}
