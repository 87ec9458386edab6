using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>What every form field has. Its id is its name, dots included, so that an error links to <c>#name</c>.</summary>
public abstract class Field(IStringLocalizer<Text> text) : TagHelper
{
    public string Name { get; set; } = "";
    public string? Label { get; set; }

    // Razor turns null into "" in an attribute of type string.
    public string? Hint { get; set => field = value is "" ? null : value; }

    /// <summary>Taken from the model state when not given.</summary>
    public string? Error { get; set => field = value is "" ? null : value; }

    /// <summary>s, m, l or xl: a label as large as that heading.</summary>
    public string? LabelSize { get; set; }

    /// <summary>The label is the page's h1.</summary>
    public bool PageHeading { get; set; }

    public bool Optional { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = default!;

    protected IStringLocalizer<Text> T => text;

    protected string? Problem =>
        Error ?? (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors is [var first, ..]
            ? T[first.ErrorMessage].Value
            : null);

    /// <summary>What the person typed, when it could not be bound.</summary>
    protected string? Attempted =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry.AttemptedValue : null;

    protected string LabelText => Optional ? T["{0} (optional)", Label ?? ""] : Label ?? "";

    protected string? DescribedBy(string? more = null)
    {
        string?[] ids = [more, Hint is null ? null : $"{Name}-hint", Problem is null ? null : $"{Name}-error"];
        return ids.All(id => id is null) ? null : string.Join(' ', ids.Where(id => id is not null));
    }

    protected string ErrorClass(string css) => Problem is null ? css : $"{css} {css.Split(' ')[0]}--error";

    protected IEnumerable<IHtmlContent?> HintAndError =>
    [
        Hint is null ? null : Markup.Element("div", "govuk-hint", Hint).With("id", $"{Name}-hint"),
        Problem is null
            ? null
            : Markup.Element("p", "govuk-error-message").With("id", $"{Name}-error")
                .Add(Markup.Hidden(T["Error:"])).Append(" " + Problem),
    ];

    protected IHtmlContent LabelElement()
    {
        var css = LabelSize is null ? "govuk-label" : $"govuk-label govuk-label--{LabelSize}";
        var label = Markup.Element("label", css, LabelText).With("for", Name);
        return PageHeading ? Markup.Element("h1", "govuk-label-wrapper").Add(label) : label;
    }

    protected TagBuilder Fieldset(params IEnumerable<IHtmlContent?> content)
    {
        var css = LabelSize is null ? "govuk-fieldset__legend" : $"govuk-fieldset__legend govuk-fieldset__legend--{LabelSize}";
        var legend = PageHeading
            ? Markup.Element("legend", css).Add(Markup.Element("h1", "govuk-fieldset__heading", LabelText))
            : Markup.Element("legend", css, LabelText);
        return Markup.Element("fieldset", "govuk-fieldset").With("aria-describedby", DescribedBy())
            .Add(legend).Add(HintAndError).Add(content);
    }

    /// <summary>The attributes a page adds beyond ours (hx-get, maxlength, data-…) belong to the control.</summary>
    protected TagHelperOutput Control(string name, string css, TagHelperOutput output, string? describedBy = null)
    {
        var own = output.Attributes["class"]?.Value;
        var control = new TagHelperOutput(
            name,
            new TagHelperAttributeList(output.Attributes),
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()))
        {
            TagMode = name is "input" ? TagMode.StartTagOnly : TagMode.StartTagAndEndTag,
        };
        output.Attributes.Clear();
        control.Attributes.SetAttribute("class", own is null ? ErrorClass(css) : $"{ErrorClass(css)} {own}");
        control.Attributes.SetAttribute("id", Name);
        control.Attributes.SetAttribute("name", Name);
        if (DescribedBy(describedBy) is { } ids) control.Attributes.SetAttribute("aria-describedby", ids);
        return control;
    }

    protected void Group(TagHelperOutput output, params IEnumerable<IHtmlContent?> content)
    {
        ErrorSummary.Register(ViewContext, Name);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", ErrorClass("govuk-form-group"));
        foreach (var part in content.OfType<IHtmlContent>()) output.Content.AppendHtml(part);
    }
}
