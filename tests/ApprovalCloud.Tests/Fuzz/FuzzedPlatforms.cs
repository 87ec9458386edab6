using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>Platforms on a real port, where a server may refuse what a test client would never send, and where nobody asks too often.</summary>
public sealed class FuzzedSqlite : ServedPlatform
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Verify:PerMinute", "1000000");
    }
}

/// <inheritdoc cref="FuzzedSqlite"/>
public sealed class FuzzedPostgres : PostgresPlatform
{
    protected override void Start()
    {
        UseKestrel(0);
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Verify:PerMinute", "1000000");
    }
}
