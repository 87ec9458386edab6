using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Security;

/// <summary>A platform that asks two factors of everybody, and gives no tokens for passwords.</summary>
public sealed class StrictPlatform : SqlitePlatform
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SignIn:SecondFactor", "Everybody");
        builder.UseSetting("SignIn:TokensByPassword", "false");
    }
}
