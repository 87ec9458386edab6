using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;select-field name label hint error value options blank optional&gt;</c></summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectFieldTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public string? Value { get; set => field = value is "" ? null : value; }
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>Text of a first option with an empty value.</summary>
    public string? Blank { get; set => field = value is "" ? null : value; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Control("select", "govuk-select", output);
        if (Blank is not null) control.Content.AppendHtml(Option(new Choice("", Blank)));
        foreach (var choice in Options) control.Content.AppendHtml(Option(choice));
        Group(output, [LabelElement(), .. HintAndError, control]);
    }

    private TagBuilder Option(Choice choice) =>
        Markup.Element("option", text: choice.Text).With("value", choice.Value)
            .With("selected", choice.Value == (Value ?? Attempted ?? ""));
}
