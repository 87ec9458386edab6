using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Data;

/// <summary>
/// Marks what is read for boards, figures and exports: it may be seconds old, and comes from a copy of the database where
/// <c>ConnectionStrings:PostgresReads</c> names one. Never for what decides, nor for somebody who is to see what they have just done.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MayLagAttribute() : FromKeyedServicesAttribute(Copy)
{
    public const string Copy = "copy";
}
