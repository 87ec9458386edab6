using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;notification-banner type="success|info" title text&gt;…&lt;/notification-banner&gt;</c></summary>
[HtmlTargetElement("notification-banner")]
public sealed class NotificationBannerTagHelper(IStringLocalizer<Text> T) : TagHelper
{
    public string Type { get; set; } = "info";
    public string? Title { get; set => field = value is "" ? null : value; }
    public string? Text { get; set => field = value is "" ? null : value; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        var done = Type == "success";
        var id = $"banner-{context.UniqueId}";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            done ? "govuk-notification-banner govuk-notification-banner--success" : "govuk-notification-banner");
        output.Attributes.SetAttribute("role", done ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", id);
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        var title = Title ?? (done ? T["Success"] : T["Important"]);
        output.Content.AppendHtml(Markup.Element("div", "govuk-notification-banner__header")
            .Add(Markup.Element("h2", "govuk-notification-banner__title", title).With("id", id)));
        output.Content.AppendHtml(Markup.Element("div", "govuk-notification-banner__content").Add(
            Text is null ? null : Markup.Element("p", "govuk-notification-banner__heading", Text),
            more));
    }
}
