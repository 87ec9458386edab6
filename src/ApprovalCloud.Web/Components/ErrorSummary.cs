using System.Text.Encodings.Web;
using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>
/// Lists what is wrong in the order of the fields on the page. It stands above them, so it is written only when the whole
/// page has been built and every <see cref="Field"/> has said where it comes.
/// </summary>
public sealed class ErrorSummary(ViewContext page, IStringLocalizer<Text> T) : IHtmlContent
{
    private static readonly object Fields = new();

    /// <param name="control">The control to lead to, where it is another one than that with the field's name as its id.</param>
    public static void Register(ViewContext page, string field, string? control = null) => FieldsOf(page).Add((field, control ?? field));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var places = FieldsOf(page);
        var problems = page.ModelState
            .OrderBy(entry => entry.Key is "" ? -1 : places.FindIndex(one => one.Field == entry.Key) is var place and >= 0 ? place : places.Count)
            .SelectMany(entry => entry.Value!.Errors.Select(error => Line(entry.Key is "" ? "" : places.FirstOrDefault(one => one.Field == entry.Key).Control ?? entry.Key, T[error.ErrorMessage])))
            .ToList();
        if (problems is not []) Box(problems).WriteTo(writer, encoder);
    }

    private TagBuilder Box(IEnumerable<TagBuilder> problems) =>
        Markup.Element("div", "govuk-error-summary").With("data-module", "govuk-error-summary").Add(
            Markup.Element("div").With("role", "alert").Add(
                Markup.Element("h2", "govuk-error-summary__title", T["There is a problem"]),
                Markup.Element("div", "govuk-error-summary__body").Add(
                    Markup.Element("ul", "govuk-list govuk-error-summary__list").Add(problems))));

    private static TagBuilder Line(string control, string message) => control is ""
        ? Markup.Element("li", text: message)
        : Markup.Element("li").Add(Markup.Element("a", text: message).With("href", $"#{control}"));

    private static List<(string Field, string Control)> FieldsOf(ViewContext page)
    {
        if (page.HttpContext.Items[Fields] is List<(string Field, string Control)> known) return known;
        var fields = new List<(string Field, string Control)>();
        page.HttpContext.Items[Fields] = fields;
        return fields;
    }
}
