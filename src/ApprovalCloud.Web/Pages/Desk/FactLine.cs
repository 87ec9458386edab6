using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A fact that the step reads, as a person reads it.</summary>
public sealed record FactLine(string Key, string Label, string Value)
{
    public static IReadOnlyList<FactLine> Of(TaskView task, Vocabulary vocabulary) =>
        [.. task.Step.Reads.Where(task.Facts.ContainsKey).Select(key => Of(vocabulary[key], task.Facts[key]))];

    private static FactLine Of(FactDefinition fact, string answer) => new(
        fact.Key, fact.Label.Here(), FactReader.Read(fact, answer).Value is { } value ? fact.Show(value).Here() : answer);
}
