using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Figures;

public static class Today
{
    /// <summary>The day it is at the offices of a service; of no one service, at those of the town: its services have one law.</summary>
    public static DateOnly TodayAt(this Workflows workflows, string? service, TimeProvider clock) =>
        OfficeTime.Of(((service is null ? null : workflows.Find(service)) ?? workflows.Services[0]).Law).DateOf(clock.GetUtcNow());
}
