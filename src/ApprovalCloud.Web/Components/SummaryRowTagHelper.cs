using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;summary-row key action-href action&gt;value&lt;/summary-row&gt;</c> inside <c>dl.govuk-summary-list</c>.</summary>
[HtmlTargetElement("summary-row")]
public sealed class SummaryRowTagHelper(IStringLocalizer<Text> T) : TagHelper
{
    public string Key { get; set; } = "";
    public string? Action { get; set => field = value is "" ? null : value; }
    public string? ActionHref { get; set => field = value is "" ? null : value; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            ActionHref is null ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row");
        output.Content.AppendHtml(Markup.Element("dt", "govuk-summary-list__key", Key));
        output.Content.AppendHtml(Markup.Element("dd", "govuk-summary-list__value").Add(value));
        if (ActionHref is not null) output.Content.AppendHtml(Markup.Element("dd", "govuk-summary-list__actions").Add(Link()));
    }

    private TagBuilder Link() =>
        Markup.Element("a", "govuk-link", Action ?? T["Change"]).With("href", ActionHref).Add(Markup.Hidden(" " + Key));
}
