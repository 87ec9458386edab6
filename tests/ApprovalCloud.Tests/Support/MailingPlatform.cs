using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Support;

/// <summary>A platform that hands its letters to a mail server.</summary>
public sealed class MailingPlatform : SqlitePlatform
{
    public const string Address = "https://approvals.example.test";

    public SmtpServer Mail { get; } = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Host", "127.0.0.1");
        builder.UseSetting("Mail:Port", $"{Mail.Port}");
        builder.UseSetting("Mail:UseTls", "false");
        builder.UseSetting("Mail:PublicAddress", Address);
    }
}
