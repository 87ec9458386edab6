using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Security;

/// <summary>A platform as one in use is set up: who works there needs a second factor, and decides within half an hour of showing who they are.</summary>
public sealed class GuardedPlatform : SqlitePlatform
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SignIn:SecondFactor", "Staff");
        builder.UseSetting("SignIn:DecisionsWithin", "00:30:00");
        builder.UseSetting("SignIn:PerAccountAndMinute", "20");
    }
}
