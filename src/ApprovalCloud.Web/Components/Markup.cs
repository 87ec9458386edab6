using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ApprovalCloud.Web.Components;

internal static class Markup
{
    public static TagBuilder Element(string name, string? css = null, string? text = null)
    {
        var tag = new TagBuilder(name);
        tag.With("class", css);
        if (text is not null) tag.InnerHtml.Append(text);
        if (name is "input") tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null) tag.Attributes[attribute] = value;
        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, bool present) =>
        tag.With(attribute, present ? attribute : null);

    public static TagBuilder Add(this TagBuilder tag, params IEnumerable<IHtmlContent?> children)
    {
        foreach (var child in children.OfType<IHtmlContent>()) tag.InnerHtml.AppendHtml(child);
        return tag;
    }

    public static TagBuilder Append(this TagBuilder tag, string text)
    {
        tag.InnerHtml.Append(text);
        return tag;
    }

    public static TagBuilder Hidden(string text) => Element("span", "govuk-visually-hidden", text);
}
