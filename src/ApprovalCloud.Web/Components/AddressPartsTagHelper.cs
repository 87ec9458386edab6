using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>
/// <c>&lt;address-parts name label hint error fact value is-own optional&gt;</c>: an address in as many selects as its divisions
/// have levels, and a field for its detail. What is below a division can be chosen once the form has been sent with that.
/// </summary>
[HtmlTargetElement("address-parts", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AddressPartsTagHelper(IStringLocalizer<Words> text) : Field(text)
{
    public FactDefinition Fact { get; set; } = default!;

    /// <summary>The address as it was typed, whole or not.</summary>
    public string? Value { get; set; }

    /// <summary>It is the person's own, which browsers can fill in.</summary>
    public bool IsOwn { get; set; }

    private Divisions Divisions => Fact.Divisions!;
    private AddressPart? Missing => Problem is null ? null : AddressReader.Read(Fact, Divisions, Value ?? "").Missing;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (division, detail) = Divisions.Split(Value ?? "");
        IReadOnlyList<Division> path = division is null ? [] : Divisions.Path(division);
        var above = path.Prepend(null).Where(one => Divisions.After(one) != AddressPart.Detail);
        var selects = above.Select((one, level) => Select(one, path.ElementAtOrDefault(level)));
        ErrorSummary.Register(ViewContext, Name, Missing is { } missing ? Id(missing) : null);
        Group(output, Fieldset([.. selects, Detail(detail)]).With("id", Name).With("tabindex", "-1"));
    }

    // When something else is chosen above, the select stays, and so does the focus in it; its choices are others, each by its own name.
    private TagBuilder Select(Division? above, Division? chosen)
    {
        var part = Divisions.After(above);
        var select = Input("select", "govuk-select", part).With("autocomplete", Token(part)).Add(Option("", T["Choose"], chosen is null))
            .Add(Divisions.Below(above).Select(one => Option(Divisions.Written(one), one.Label.Here(), one == chosen).With("id", $"{Name}-{one.Code}")));
        return Part(part, select);
    }

    private TagBuilder Detail(string detail) => Part(AddressPart.Detail, Input("input", "govuk-input", AddressPart.Detail)
        .With("type", "text").With("value", detail).With("autocomplete", Token(AddressPart.Detail)));

    private TagBuilder Part(AddressPart part, TagBuilder control) => Markup.Element("div", "govuk-form-group")
        .Add(Markup.Element("label", "govuk-label", LabelOf(part)).With("for", Id(part)), control);

    private TagBuilder Input(string element, string css, AddressPart part) =>
        Markup.Element(element, part == Missing ? $"{css} {css}--error" : css)
            .With("id", Id(part)).With("name", $"{Name}[{Key(part)}]").With("aria-describedby", part == Missing ? $"{Name}-error" : null);

    private static TagBuilder Option(string value, string words, bool isChosen) =>
        Markup.Element("option", text: words).With("value", value).With("selected", isChosen);

    private string Id(AddressPart part) => $"{Name}-{Key(part)}";

    private static string Key(AddressPart part) => part switch
    {
        AddressPart.Province => "province",
        AddressPart.City => "city",
        AddressPart.County => "county",
        AddressPart.Detail => "detail",
    };

    private string LabelOf(AddressPart part) => part switch
    {
        AddressPart.Province => T["Province or municipality"],
        AddressPart.City => T["City or prefecture"],
        AddressPart.County => T["District or county"],
        AddressPart.Detail => T["Street and number"],
    };

    private string? Token(AddressPart part) => !IsOwn ? null : part switch
    {
        AddressPart.Province => "address-level1",
        AddressPart.City => "address-level2",
        AddressPart.County => "address-level3",
        AddressPart.Detail => "address-line1",
    };
}
