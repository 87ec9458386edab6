using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Web.Pages.Design;

public sealed class RegistriesModel(IMediator mediator) : DesignPage(mediator)
{
    /// <summary>In the order of the file.</summary>
    public IEnumerable<Registry> Registries => Workflows.Registries.Values.OrderBy(registry => registry.Line);

    /// <summary>What it supplies, with the name that people know.</summary>
    public IEnumerable<(string Key, string Label)> Facts(Registry registry) => registry.Lookups
        .SelectMany(lookup => lookup.Facts.Keys).Distinct().Select(fact => (fact, Workflows.Vocabulary.LabelOf(fact).Here()));

    public IEnumerable<string> Licences(Registry registry) => registry.Lookups
        .SelectMany(lookup => lookup.Licences.Keys).Distinct().Select(key => Workflows.Licences.GetValueOrDefault(key)?.Title.Here() ?? key);
}
