using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Messaging;

/// <summary>A mail server that is spoken to by TLS, and knows the platform by its certificate.</summary>
public sealed class SmtpTlsTests : IAsyncDisposable
{
    private readonly TestCertificates certificates = new("mail");
    private readonly SmtpServer server;

    public SmtpTlsTests() => server = new(certificate: certificates.Server);

    [Fact]
    public async Task Letter_IsHandedOver_ByTheCertificateAlone()
    {
        await Send(("Mail:Authority", certificates.AuthorityFile), ("Mail:Certificate", certificates.ClientCertificateFile), ("Mail:CertificateKey", certificates.ClientKeyFile));
        Assert.Equal("CN=approval-cloud", Assert.Single(server.Take()).Client);
    }

    [Fact]
    public async Task Server_OfAnotherAuthority_OrOfNone_OrOfAnotherName_GetsNothing()
    {
        using var others = new TestCertificates("others");
        await Assert.ThrowsAnyAsync<Exception>(() => Send(("Mail:Authority", others.AuthorityFile)));
        await Assert.ThrowsAnyAsync<Exception>(() => Send());
        await Assert.ThrowsAnyAsync<Exception>(() => Send(("Mail:Authority", certificates.AuthorityFile), ("Mail:Host", "localhost")));
        Assert.Empty(server.Take());
        await Send(("Mail:Authority", certificates.AuthorityFile));
        Assert.Null(Assert.Single(server.Take()).Client);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificates.Dispose();
    }

    private async Task Send(params (string Key, string Value)[] settings)
    {
        var (services, configuration) = (new ServiceCollection(), new ConfigurationManager());
        foreach (var (key, value) in settings.Prepend(("Mail:Port", $"{server.Port}")).Prepend(("Mail:Host", "127.0.0.1")))
            configuration[key] = value;
        await using var provider = services.AddMessaging(configuration).BuildServiceProvider();
        using var message = new MimeMessage([new MailboxAddress("", "no-reply@example.test")], [new MailboxAddress("", "citizen@example.test")], "About it", new TextPart("plain") { Text = "It is so." });
        await provider.GetRequiredService<IMailer>().Send(message, CancellationToken.None);
    }
}
