using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;task-row href title hint state colour is-done is-barred&gt;</c> inside <c>ul.govuk-task-list</c>; without an address it cannot be started yet.</summary>
[HtmlTargetElement("task-row", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TaskRowTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public string? Href { get; set => field = value is "" ? null : value; }
    public string Title { get; set; } = "";
    public string? Hint { get; set => field = value is "" ? null : value; }
    public string State { get; set; } = "";

    /// <summary>Of the tag; without one the state stands in plain words.</summary>
    public string? Colour { get; set => field = value is "" ? null : value; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var href = Href is null ? null : urls.GetUrlHelper(ViewContext).Content(Href);
        var (status, hint) = ($"row-{context.UniqueId}", Hint is null ? null : $"row-{context.UniqueId}-hint");
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", href is null ? "govuk-task-list__item" : "govuk-task-list__item govuk-task-list__item--with-link");
        output.Content.AppendHtml(Markup.Element("div", "govuk-task-list__name-and-hint").Add(
            href is null
                ? Markup.Element("div", text: Title)
                : Markup.Element("a", "govuk-link govuk-task-list__link", Title).With("href", href).With("aria-describedby", hint is null ? status : $"{hint} {status}"),
            hint is null ? null : Markup.Element("div", "govuk-task-list__hint", Hint).With("id", hint)));
        output.Content.AppendHtml(Markup.Element("div", href is null ? "govuk-task-list__status govuk-task-list__status--cannot-start-yet" : "govuk-task-list__status")
            .With("id", status)
            .Add(Colour is null ? null : Markup.Element("strong", $"govuk-tag govuk-tag--{Colour}", State))
            .Append(Colour is null ? State : ""));
    }
}
