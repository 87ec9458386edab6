using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Design;

public sealed class VocabularyModel(IMediator mediator, IStringLocalizer T) : DesignPage(mediator)
{
    /// <summary>In the order of the file, which keeps together what belongs together.</summary>
    public IEnumerable<FactDefinition> Facts => Workflows.Vocabulary.All.OrderBy(fact => fact.Line);

    public IEnumerable<ServiceDefinition> AskedBy(FactDefinition fact) =>
        Workflows.Current.Where(service => service.Questions.Any(question => question.Fact == fact.Key));

    public string Answer(FactDefinition fact) => fact switch
    {
        { Item: { } item } => T["{0}: {1}", DesignWords.Of(fact.Type, T), string.Join(T[", "], item.Fields.Select(field => field.Label.Here()))],
        { Type: FactType.Choice } => string.Join(T[", "], fact.Choices.Select(choice => choice.Label.Here())),
        { Min: { } min, Max: { } max } => T["{0}, {1} to {2}", DesignWords.Of(fact.Type, T), Shown(fact, min), Shown(fact, max)],
        { Min: { } min } => T["{0}, {1} or more", DesignWords.Of(fact.Type, T), Shown(fact, min)],
        { Unit: { } unit } => T["{0} in {1}", DesignWords.Of(fact.Type, T), unit],
        { Divisions: not null } => T["An address with its province, city and district"],
        _ => DesignWords.Of(fact.Type, T),
    };

    private static string Shown(FactDefinition fact, decimal number) => fact.Show(FactValue.Of(number)).Here();
}
