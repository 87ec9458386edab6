using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Figures;

internal static class Today
{
    /// <summary>The day it is at the offices of a service.</summary>
    public static DateOnly TodayAt(this Workflows workflows, string service, TimeProvider clock) =>
        workflows.Find(service) is { } newest ? OfficeTime.Of(newest.Law).DateOf(clock.GetUtcNow()) : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
