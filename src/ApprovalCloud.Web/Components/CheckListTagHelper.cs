using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;check-list name label hint error values options small optional&gt;</c>: any number of them.</summary>
[HtmlTargetElement("check-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckListTagHelper(IStringLocalizer<Text> text) : ChoiceList(text, "govuk-checkboxes", "checkbox")
{
    public IEnumerable<string> Values { get; set; } = [];

    protected override bool IsChosen(Choice choice) => Values.Contains(choice.Value, StringComparer.Ordinal);
}
