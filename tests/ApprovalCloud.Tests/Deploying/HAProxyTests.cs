using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>HAProxy with the files that are delivered, and the certificates that <c>deploy/certificates</c> makes.</summary>
public sealed class HAProxyTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("approvalcloud-haproxy-");

    private string Authority => Path.Combine(folder.FullName, "authority.crt");

    public async ValueTask InitializeAsync()
    {
        HAProxy.Require();
        Tool.Require("openssl", "openssl");
        Assert.Equal((0, ""), await Tool.Run(Path.Combine(Delivered.Folder, "certificates"), [folder.FullName, "web=127.0.0.1", "other=127.0.0.2"]));
        await File.WriteAllTextAsync(Site, await File.ReadAllTextAsync(Member("web", "crt")) + await File.ReadAllTextAsync(Member("web", "key")));
    }

    [Fact]
    public async Task Files_AreWhatHAProxyUnderstands_WithTheSettingsThatAreDelivered()
    {
        var settings = Delivered.Environment("systemd/haproxy.env").Select(one => (one.Key, one.Value
            .Replace("/run/approvalcloud-haproxy/site.pem", Site, StringComparison.Ordinal).Replace("/etc/approvalcloud/tls/authority.crt", Authority, StringComparison.Ordinal))).ToArray();

        var (exit, said) = await Tool.Run(
            "haproxy", ["-c", "-f", Path.Combine(Delivered.Folder, "haproxy", "web.cfg"), "-f", Path.Combine(Delivered.Folder, "haproxy", "database.cfg"),
                "-f", Path.Combine(Delivered.Folder, "haproxy", "challenge.cfg")], settings);

        Assert.True(exit == 0, said);
        (exit, said) = await Tool.Run(
            "haproxy", ["-c", "-f", Path.Combine(Delivered.Folder, "haproxy", "logs.cfg")], ("LOGS_BIND", "127.0.0.1:19532"), ("LOGS_CERTIFICATE", Site), ("MEMBERS_AUTHORITY", Authority));
        Assert.True(exit == 0, said);
    }

    [Theory]
    [InlineData("-tls1_3", true)]
    [InlineData("-tls1_2", true)]
    [InlineData("-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305", true)]
    [InlineData("-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256", false)]
    [InlineData("-tls1_2 -cipher ECDHE-ECDSA-AES256-SHA", false)]
    [InlineData("-tls1_1 -cipher DEFAULT@SECLEVEL=0", false)]
    [InlineData("-tls1_3 -ciphersuites TLS_AES_128_CCM_SHA256", false)]
    public async Task People_ComeOverTls_WithGoodSuitesAlone(string asked, bool isTaken)
    {
        using var proxy = await HAProxy.Start($"ssl crt {Site}", [], 1, 2);

        var (exit, said) = await Tool.Run("openssl", ["s_client", "-connect", $"127.0.0.1:{proxy.Address.Port}", "-CAfile", Authority, "-brief", "-no_ign_eof", .. asked.Split(' ')]);

        Assert.True((exit == 0) == isTaken, said);
    }

    [Theory]
    [InlineData("/health/ready", true)]
    [InlineData("/health", true)]
    [InlineData("/Health/Live", true)]
    [InlineData("/%68ealth/ready", true)]
    [InlineData("/a/../health/ready", true)]
    [InlineData("/a/%2e%2e/health/ready", true)]
    [InlineData("/healthy", false)]
    [InlineData("/services/health/", false)]
    public async Task Health_IsToldToNobodyWhoComesThisWay(string path, bool isRefused)
    {
        await using var node = await Node(tls: null);
        using var proxy = await HAProxy.Start(PortOf(node), PortOf(node));

        Assert.Equal(isRefused ? "404" : "200", await StatusOf(proxy, path));
    }

    [Fact]
    public async Task Node_IsAskedByTls_AndBelievedByItsName()
    {
        await using var right = await Node("web");
        // Signed by another authority, for the same names.
        var others = folder.CreateSubdirectory("others").FullName;
        await Tool.Run(Path.Combine(Delivered.Folder, "certificates"), [others, "web=127.0.0.1"]);
        await using var wrong = await Node("others/web");
        await using var clear = await Node(tls: null);

        Assert.Equal("200", await StatusThrough(right));
        Assert.Equal("503", await StatusThrough(wrong));
        Assert.Equal("503", await StatusThrough(clear));
    }

    [Fact]
    public async Task Certificate_IsGoodForItsMachineAndForAll_AndNobodyElse()
    {
        async Task<bool> Is(string member, string flag, string name) =>
            !(await Tool.Run("openssl", ["x509", "-noout", flag, name, "-in", Member(member, "crt")])).Output.Contains("NOT match", StringComparison.Ordinal);

        Assert.Equal(0, (await Tool.Run("openssl", ["verify", "-x509_strict", "-CAfile", Authority, Member("other", "crt")])).ExitCode);
        Assert.True(await Is("other", "-checkip", "127.0.0.2") && await Is("other", "-checkhost", "other") && await Is("other", "-checkhost", "approvalcloud"));
        Assert.False(await Is("other", "-checkip", "127.0.0.3") || await Is("other", "-checkhost", "web"));
        Assert.Equal("600\n", (await Tool.Run("stat", ["--format=%a", Member("other", "key")])).Output);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Site => Path.Combine(folder.FullName, "site.pem");

    private string Member(string name, string what) => Path.Combine(folder.FullName, name, $"member.{what}");

    // What a node is to HAProxy, without a database.
    private async Task<WebApplication> Node(string? tls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (tls is not null)
                listen.UseHttps(X509Certificate2.CreateFromPemFile(Member(tls, "crt"), Member(tls, "key")));
        }));
        var node = builder.Build();
        node.Run(context => context.Response.WriteAsync("Healthy"));
        await node.StartAsync();
        return node;
    }

    private static int PortOf(WebApplication node) => new Uri(node.Urls.Single()).Port;

    private async Task<string> StatusThrough(WebApplication node)
    {
        using var proxy = await HAProxy.Start("", [("MEMBERS_AUTHORITY", Authority)], PortOf(node), PortOf(node));
        return await StatusOf(proxy, "/");
    }

    // As it is written, without the client tidying it up; where no node is believed, one is waited for.
    private static async Task<string> StatusOf(HAProxy proxy, string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, proxy.Address.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            using var reader = new StreamReader(stream);
            var status = (await reader.ReadLineAsync())!.Split(' ')[1];
            if (status != "503" || attempt == 20)
                return status;
            await Task.Delay(100);
        }
    }
}
