using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Services.Guide;

/// <summary>A registry that can be asked for a service, and what it answers.</summary>
/// <param name="Facts">Of the service's questions.</param>
/// <param name="Licences">E-licences that it proves, and that stand for a material.</param>
public sealed record SharedSource(Registry Registry, IReadOnlyList<string> Facts, IReadOnlyList<string> Licences);

public static class SharedSources
{
    /// <summary>What departments hold already of what a service needs.</summary>
    public static IReadOnlyList<SharedSource> Of(ServiceDefinition service, Workflows workflows)
    {
        var asked = service.Questions.Where(question => question.AskedBecause is null).Select(question => question.Fact).ToHashSet();
        var taken = service.Materials.Select(material => material.MetBy).OfType<string>().ToHashSet();
        return
        [
            .. LookupChoice.Serving(service, workflows).GroupBy(serving => serving.Registry, serving => serving.Lookup)
                .OrderBy(registry => registry.Key.Basis).ThenBy(registry => registry.Key.Line)
                .Select(registry => new SharedSource(
                    registry.Key, [.. registry.SelectMany(lookup => lookup.Facts.Keys).Where(asked.Contains).Distinct()],
                    [.. registry.SelectMany(lookup => lookup.Licences.Keys).Where(taken.Contains).Distinct()])),
        ];
    }
}
