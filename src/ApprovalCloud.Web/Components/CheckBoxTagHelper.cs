using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;check-box name label hint error value checked&gt;</c>: a single statement to tick.</summary>
[HtmlTargetElement("check-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckBoxTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public string Value { get; set; } = "true";
    public bool Checked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Control("input", "govuk-checkboxes__input", output);
        control.Attributes.SetAttribute("type", "checkbox");
        control.Attributes.SetAttribute("value", Value);
        if (Checked) control.Attributes.SetAttribute("checked", "checked");
        var item = Markup.Element("div", "govuk-checkboxes__item").Add(
            control,
            Markup.Element("label", "govuk-label govuk-checkboxes__label", LabelText).With("for", Name));
        Group(output, [.. HintAndError, Markup.Element("div", "govuk-checkboxes").With("data-module", "govuk-checkboxes").Add(item)]);
    }
}
