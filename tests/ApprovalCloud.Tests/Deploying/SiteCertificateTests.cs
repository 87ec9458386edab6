using System.Globalization;
using System.Net;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>The way to a certificate that browsers trust: what is asked at port 80, and what becomes of a certificate that is new.</summary>
public sealed class SiteCertificateTests : IDisposable
{
    private const string Challenge = "/.well-known/acme-challenge/";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("approvalcloud-site-");

    // certbot waits on one machine; whoever asks may come to another.
    [Theory]
    [InlineData($"{Challenge}token", "token.answer")]
    [InlineData($"{Challenge}another", null)]
    [InlineData("/", null)]
    [InlineData("/health/ready", null)]
    [InlineData($"{Challenge}../secret", null)]
    [InlineData($"{Challenge}token/more", null)]
    public async Task Challenge_IsAnsweredByTheMachineThatWaitsForIt_AndNothingElseIs(string path, string? answer)
    {
        HAProxy.Require();
        var asked = new List<string>();
        var port = RunningPlatform.FreePort();
        await using var certbot = await Certbot(asked);
        using var waits = await Start("127.0.0.1", port, new Uri(certbot.Urls.Single()).Port);
        using var other = await Start("127.0.0.2", port, RunningPlatform.FreePort());
        using var client = new HttpClient();

        foreach (var machine in (string[])["127.0.0.1", "127.0.0.2"])
        {
            using var response = await client.GetAsync(new Uri($"http://{machine}:{port}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            Assert.Equal(answer, response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null);
        }

        Assert.All(asked, one => Assert.Matches($"^{Challenge}[a-z]+$", one));
    }

    [Fact]
    public async Task NewCertificate_BecomesASecret_AndHAProxyReadsIt()
    {
        Tool.Require("openssl", "openssl");
        await Make("new");

        var (exit, said) = await Renewed("new");

        Assert.True(exit == 0, said);
        Assert.Equal(await Read("new", "fullchain") + await Read("new", "privkey"), await File.ReadAllTextAsync(Site));
        Assert.Equal("600\n", (await Tool.Run("stat", ["--format=%a", Site])).Output);
        Assert.Equal("reload haproxy", (await File.ReadAllLinesAsync(Told)).Last());
        Assert.Equal([Site], Directory.EnumerateFiles(Path.GetDirectoryName(Site)!));
    }

    [Fact]
    public async Task CertificateWithAnotherKey_IsNotTaken()
    {
        Tool.Require("openssl", "openssl");
        await Make("new");
        await Make("other");
        File.Copy(Path.Combine(folder.FullName, "other", "privkey.pem"), Path.Combine(folder.FullName, "new", "privkey.pem"), overwrite: true);
        Directory.CreateDirectory(Path.GetDirectoryName(Site)!);
        await File.WriteAllTextAsync(Site, "as it was");

        var (exit, _) = await Renewed("new");

        Assert.Equal((1, "as it was", false), (exit, await File.ReadAllTextAsync(Site), File.Exists(Told)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Secrets => Path.Combine(folder.FullName, "secrets");

    private string Site => Path.Combine(Secrets, "approvalcloud.site");

    private string Told => Path.Combine(folder.FullName, "told");

    private Task<string> Read(string lineage, string what) => File.ReadAllTextAsync(Path.Combine(folder.FullName, lineage, $"{what}.pem"));

    private async Task Make(string lineage)
    {
        var own = folder.CreateSubdirectory(lineage).FullName;
        var (exit, said) = await Tool.Run("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", $"/CN={lineage}",
            "-keyout", Path.Combine(own, "privkey.pem"), "-out", Path.Combine(own, "fullchain.pem")]);
        Assert.True(exit == 0, said);
    }

    // systemctl is one that writes down what it is told, systemd-creds one that encrypts nothing: `deploy/dev machine` has the real ones.
    private async Task<(int ExitCode, string Output)> Renewed(string lineage)
    {
        var programs = folder.CreateSubdirectory("programs").FullName;
        await Tool.Pretend(programs, "systemctl", $"echo \"$@\" >>'{Told}'");
        await Tool.Pretend(programs, "systemd-creds", "for last; do :; done; cat >\"$last\"");
        return await Tool.Run(Path.Combine(Delivered.Folder, "haproxy", "renewed"), [],
            ("RENEWED_LINEAGE", Path.Combine(folder.FullName, lineage)), ("CREDSTORE", Secrets), ("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}"));
    }

    private static async Task<WebApplication> Certbot(List<string> asked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var certbot = builder.Build();
        certbot.Run(context =>
        {
            lock (asked)
                asked.Add($"{context.Request.Path}");
            context.Response.StatusCode = context.Request.Path == $"{Challenge}token" ? 200 : 404;
            return context.Response.WriteAsync(context.Response.StatusCode == 200 ? "token.answer" : "");
        });
        await certbot.StartAsync();
        return certbot;
    }

    // The ports are those of the test; everything else is as delivered. The third machine is away.
    private async Task<HAProxy> Start(string machine, int port, int certbot)
    {
        var file = Path.Combine(folder.FullName, $"{machine}.cfg");
        await File.WriteAllTextAsync(file, Delivered.Text("haproxy/challenge.cfg").Replace("127.0.0.1:8402", $"127.0.0.1:{certbot.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal));
        return await HAProxy.StartBeside(file,
        [
            ("CHALLENGE_BIND", $"{machine}:{port}"), ("CHALLENGE_PORT", $"{port}"), ("DATABASE_A", "127.0.0.1"), ("DATABASE_B", "127.0.0.2"), ("DATABASE_C", "127.0.0.3"),
        ]);
    }
}
