using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Components;

/// <summary>The documents of an application, or of one of its steps, as links.</summary>
/// <param name="Address">The page they belong to.</param>
/// <param name="NamesSteps">Whether each says to which step it belongs.</param>
public sealed record DocumentList(string Address, ServiceDefinition Service, IReadOnlyList<DocumentLine> Lines, bool CanIssue, bool NamesSteps)
{
    public static IReadOnlyList<DocumentLine> Of(IEnumerable<EventView> history) => [.. history.SelectMany(entry =>
        Issuable.Of(entry.Happened).Select(kind => new DocumentLine(entry.Sequence, kind, entry.Happened.StepKey, entry.At)))];
}
