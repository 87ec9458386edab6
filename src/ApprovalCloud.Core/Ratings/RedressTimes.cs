using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Ratings;

/// <summary>The last seconds for answering a bad rating, as the law of its service says; null where it says nothing.</summary>
internal sealed class RedressTimes(ServiceDefinition service, Workflows workflows)
{
    public DateTimeOffset? ContactBy(DateTimeOffset at) => End(at, service.Law.Ratings?.ContactWithin);

    public DateTimeOffset? PutRightBy(DateTimeOffset at) => End(at, service.Law.Ratings?.PutRightWithin);

    public DateTimeOffset? ComplexBy(DateTimeOffset at) => End(at, service.Law.Ratings?.ComplexWithin);

    private DateTimeOffset? End(DateTimeOffset at, Duration? within)
    {
        var office = OfficeTime.Of(service.Law);
        return within is { } time ? office.EndOf(workflows.CalendarOf(service).Due(office.DateOf(at), time).Date) : null;
    }
}
