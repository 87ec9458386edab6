using System.Data.Common;
using System.Security.Cryptography;
using ApprovalCloud.Core.Nodes;
using Hangfire;
using Microsoft.AspNetCore.DataProtection;

namespace ApprovalCloud.Web.Commands;

/// <summary>
/// What the first node of all makes, one node after the other: two that begin at once on an empty database would each make keys, of which the
/// other learns too late, and stand in each other's way with Hangfire's tables.
/// </summary>
internal static class Beginning
{
    public const string Turn = "beginning";

    public static void Begin(IServiceProvider services)
    {
        try
        {
            using var turn = services.GetRequiredService<Turns>().Wait(Turn);
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector(Turn).Protect([]);
            services.GetRequiredService<JobStorage>();
        }
        catch (Exception exception) when (exception is DbException or CryptographicException { InnerException: DbException })
        {
            // No database, or none yet: readiness says so, and what is missing is made when it is first needed.
        }
    }
}
