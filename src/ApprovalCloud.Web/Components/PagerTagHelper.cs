using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;pager previous="address" next="address" /&gt;</c>: nothing when there is neither.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(IStringLocalizer<Text> T) : TagHelper
{
    private static readonly HtmlString Back = Arrow(
        "prev", "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z");
    private static readonly HtmlString On = Arrow(
        "next", "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z");

    public string? Previous { get; set => field = value is "" ? null : value; }
    public string? Next { get; set => field = value is "" ? null : value; }

    /// <summary>What is there, where it is more than a page.</summary>
    public string? PreviousTitle { get; set; }
    public string? NextTitle { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Previous is null && Next is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", T["Pages"].Value);
        if (Previous is not null) output.Content.AppendHtml(Link("prev", Previous, Back, Title(PreviousTitle ?? T["Previous page"])));
        if (Next is not null) output.Content.AppendHtml(Link("next", Next, Title(NextTitle ?? T["Next page"]), On));
    }

    private static TagBuilder Title(string words) => Markup.Element("span", "govuk-pagination__link-title", words);

    private static TagBuilder Link(string side, string href, params IEnumerable<IHtmlContent> content) =>
        Markup.Element("div", $"govuk-pagination__{side}").Add(
            Markup.Element("a", "govuk-link govuk-pagination__link").With("href", href).With("rel", side).Add(content));

    private static HtmlString Arrow(string side, string path) => new(
        $"""<svg class="govuk-pagination__icon govuk-pagination__icon--{side}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="{path}"></path></svg>""");
}
