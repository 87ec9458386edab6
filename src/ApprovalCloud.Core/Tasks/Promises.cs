using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Tasks;

public static class Promises
{
    /// <summary>The last day to put right what a check finds at this time, as the service says.</summary>
    public static DateOnly RectifyBy(ServiceDefinition service, CommitmentRule rule, Workflows workflows, DateTimeOffset at) =>
        workflows.CalendarOf(service).Due(OfficeTime.Of(service.Law).DateOf(at), rule.RectifyWithin).Date;
}
