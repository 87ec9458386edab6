using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;status-tag status="Granted" /&gt;</c>: the status of an application or a step, in words and colour.</summary>
[HtmlTargetElement("status-tag", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTagTagHelper(IStringLocalizer<Text> T) : TagHelper
{
    public string Status { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (colour, words) = StatusWords.Of(Status, T);
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"govuk-tag govuk-tag--{colour}");
        output.Content.SetContent(words);
    }
}
