using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;delegation-tag status="Accepted" /&gt;</c>: where a delegation stands, in words and colour.</summary>
[HtmlTargetElement("delegation-tag", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DelegationTagTagHelper(IStringLocalizer<Text> T) : TagHelper
{
    public DelegationStatus Status { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (colour, words) = Status switch
        {
            DelegationStatus.Given => ("orange", T["Not accepted yet"]),
            DelegationStatus.Accepted => ("green", T["In force"]),
            DelegationStatus.Declined => ("red", T["Declined"]),
            DelegationStatus.Ended => ("grey", T["Has ended"]),
            DelegationStatus.Expired => ("grey", T["Has run out"]),
        };
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"govuk-tag govuk-tag--{colour}");
        output.Content.SetContent(words);
    }
}
