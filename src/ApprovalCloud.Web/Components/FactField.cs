using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>A question about a fact, as the partial <c>_Fact</c> draws it. The field's name is the fact's key.</summary>
/// <param name="Value">What was typed, right or wrong.</param>
public sealed record FactField(FactDefinition Fact, string? Value, bool Optional = false)
{
    private const int MostRadios = 8;

    /// <summary>Who asks; absent where that is said elsewhere.</summary>
    public PlannedQuestion? Asked { get; init; }

    public string Question => Fact.Question.Here();
    public string? Hint => Fact.Hint?.Here();
    public string? Unit => Fact.Unit;
    public bool IsLongChoice => Fact.Choices.Count > MostRadios;
    public int DepartmentCount => Asked?.ReadBy.Select(step => step.Department).Distinct().Count() ?? 0;

    /// <summary>Year, month and day as they were typed.</summary>
    public IReadOnlyList<string> DateParts => FactReader.Read(Fact, Value).Value is FactValue.OfDate { Value: var day }
        ? [$"{day.Year}", $"{day.Month}", $"{day.Day}"]
        : [.. (Value ?? "").Split('-').Concat(["", "", ""]).Take(3)];

    /// <summary>Of a list: what was typed into each item; one empty item where there is none yet.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows =>
        (FactReader.Read(Fact, Value).Value is { } read && ListJson.Read(Value!) is null ? ListJson.Read(read.ToString()) : ListJson.Read(Value ?? "")) is { Count: > 0 } rows
            ? rows : [new Dictionary<string, string>()];

    /// <summary>The fields of one item, each named by its place.</summary>
    public IEnumerable<FactField> Row(int place) => Fact.Item!.Fields.Select(field => new FactField(
        field with { Key = $"{Fact.Key}[{place}].{field.Key}" }, Rows[place].GetValueOrDefault(field.Key), field.Optional));

    public string InputType => Fact.Type switch
    {
        FactType.Phone => "tel",
        FactType.Email => "email",
        _ => "text",
    };

    public int? Width => Fact.Type switch
    {
        FactType.Number or FactType.Money => 10,
        FactType.ResidentId or FactType.Uscc or FactType.Phone => 20,
        _ => null,
    };

    public string? InputMode => Fact.Type is FactType.Number or FactType.Money ? "decimal" : null;

    public string? SpellCheck => Fact.Type is FactType.ResidentId or FactType.Uscc or FactType.Email ? "false" : null;

    /// <summary>Only what is about the person who types.</summary>
    public string? AutoComplete => Fact.Key switch
    {
        "applicant.name" => "name",
        "applicant.phone" => "tel",
        "applicant.email" => "email",
        "household.address" => "address",
        _ => null,
    };

    public IEnumerable<Choice> Choices(IStringLocalizer<Words> T)
    {
        IEnumerable<Choice> choices = Fact.Type == FactType.Boolean
            ? [new("true", T["Yes"]), new("false", T["No"])]
            : Fact.Choices.Select(choice => new Choice(choice.Key, choice.Label.Here()));
        return Optional && !IsLongChoice ? choices.Append(new Choice("", T["No answer"])) : choices;
    }
}
