using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A fact that the step reads, as a person reads it, with where it comes from.</summary>
public sealed record FactLine(string Key, string Label, string Value, FactSource? Source, DisputeView? Dispute)
{
    /// <summary>What the registry says by now; null if it says the same, or nothing was asked since.</summary>
    public string? Later { get; init; }

    /// <summary>What the registry said, where the applicant says otherwise.</summary>
    public string? Disputed { get; init; }

    /// <summary>What became of it after the submission.</summary>
    public FactChange? Change { get; init; }

    /// <summary>What was signed, where it is something else now.</summary>
    public string? Signed { get; init; }

    /// <summary>When it, or what its source says of it, changed last; null if it is as it was submitted.</summary>
    public DateTimeOffset? ChangedAt => new[] { Change?.At, Source?.Now?.At }.Max();

    public static IReadOnlyList<FactLine> Of(TaskView task, Vocabulary vocabulary) =>
        [.. task.Step.Reads.Where(task.Facts.ContainsKey).Select(key => Of(
            vocabulary[key], task.Facts[key], task.Sources.GetValueOrDefault(key), task.Disputes.GetValueOrDefault(key), task.Changes.GetValueOrDefault(key)))];

    public static IReadOnlyList<FactLine> Of(AppealView appeal, Vocabulary vocabulary) =>
        [.. appeal.Step.Reads.Where(appeal.Facts.ContainsKey).Select(key => Of(vocabulary[key], appeal.Facts[key], appeal.Sources.GetValueOrDefault(key), null))];

    private static FactLine Of(FactDefinition fact, string answer, FactSource? source, DisputeView? dispute, FactChange? change = null) =>
        new(fact.Key, fact.Label.Here(), Shown(fact, answer), source, dispute)
        {
            Later = source?.Now is { } now ? (now.Value is null ? "–" : Shown(fact, now.Value)) : null,
            Change = change,
            Signed = change?.Signed is { } signed ? Shown(fact, signed) : null,
            Disputed = dispute is null ? null : Shown(fact, dispute.RegistryValue),
        };

    private static string Shown(FactDefinition fact, string answer) =>
        FactReader.Kept(fact, answer).Value is { } value ? fact.Show(value).Here() : answer;
}
