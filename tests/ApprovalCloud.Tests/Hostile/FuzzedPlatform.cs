using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>A platform that is asked thousands of things, and whose errors are kept.</summary>
public sealed class FuzzedPlatform : ListeningPlatform
{
    protected override string Level => "Error";

    public sealed class OnPostgres : PostgresPlatform
    {
        internal Listening Log { get; } = new();

        /// <summary>For a test that cannot do without.</summary>
        public Platform Needed()
        {
            Require();
            return this;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            ListeningPlatform.Listen(builder, Log, "Error");
        }
    }
}
