using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;radio-list name label hint error value options small inline optional&gt;</c></summary>
[HtmlTargetElement("radio-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadioListTagHelper(IStringLocalizer<Text> text) : ChoiceList(text, "govuk-radios", "radio")
{
    public string? Value { get; set => field = value is "" ? null : value; }

    protected override bool IsChosen(Choice choice) => choice.Value == (Value ?? Attempted);
}
