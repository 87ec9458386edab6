using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What another step has asked the applicant to correct, of what this one reads too: so that nothing is asked twice.</summary>
/// <param name="Subjects">Facts and materials by key, without what was said about them.</param>
public sealed record OtherRequest(string Step, DateTimeOffset At, IReadOnlyList<(string Subject, CorrectionKind Kind)> Subjects);

internal static class OtherRequests
{
    public static IReadOnlyList<OtherRequest> Of(Step step, IReadOnlyList<Material> materials, IEnumerable<EventRow> rows)
    {
        var readable = step.Reads.Concat(materials.Select(material => material.Key)).ToHashSet();
        return [.. rows.Where(row => row.Kind == nameof(CorrectionRequested) && row.Step != step.Key).Select(row => row.Read()).OfType<CorrectionRequested>()
            .Select(asked => new OtherRequest(asked.Step, asked.At, [.. asked.Items.Where(item => readable.Contains(item.Subject)).Select(item => (item.Subject, item.Kind))]))
            .Where(asked => asked.Subjects.Count > 0)];
    }
}
