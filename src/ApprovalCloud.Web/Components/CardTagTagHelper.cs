using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;card-tag colour="Red" /&gt;</c> or <c>&lt;card-tag status="Contested" /&gt;</c>: in words and colour.</summary>
[HtmlTargetElement("card-tag", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CardTagTagHelper(IStringLocalizer<Text> T) : TagHelper
{
    public CardColour? Colour { get; set; }
    public CardStatus? Status { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (colour, words) = Colour is { } card ? CardWords.Of(card, T) : CardWords.Of(Status!.Value, T);
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"govuk-tag govuk-tag--{colour}");
        output.Content.SetContent(words);
    }
}
