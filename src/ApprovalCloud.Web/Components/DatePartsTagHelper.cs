using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>
/// <c>&lt;date-parts name label hint error parts optional&gt;</c>: a day in three fields, in the order of the reader's language. A
/// remembered date is typed faster than it is found in a calendar.
/// </summary>
[HtmlTargetElement("date-parts", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DatePartsTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    private static readonly Engine.Definition.Text Year = new("Year", "年", "年");
    private static readonly Engine.Definition.Text Month = new("Month", "月", "月");
    private static readonly Engine.Definition.Text Day = new("Day", "日", "日");

    /// <summary>Year, month and day as they were typed.</summary>
    public IReadOnlyList<string> Parts { get; set; } = ["", "", ""];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (string Part, string Label, int Width, string Value)[] fields =
            [("year", Year.Here(), 4, Parts[0]), ("month", Month.Here(), 2, Parts[1]), ("day", Day.Here(), 2, Parts[2])];
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en")
            Array.Reverse(fields);
        var items = fields.Select((field, place) => Item(field.Part, field.Label, field.Width, field.Value, place == 0));
        Group(output, Fieldset(Markup.Element("div", "govuk-date-input").Add(items)));
    }

    // The first has the bare name as its id, so that the error summary leads to it.
    private TagBuilder Item(string part, string label, int width, string value, bool isFirst)
    {
        var id = isFirst ? Name : $"{Name}-{part}";
        return Markup.Element("div", "govuk-date-input__item").Add(Markup.Element("div", "govuk-form-group").Add(
            Markup.Element("label", "govuk-label govuk-date-input__label", label).With("for", id),
            Markup.Element("input", ErrorClass($"govuk-input govuk-date-input__input govuk-input--width-{width}"))
                .With("id", id).With("name", $"{Name}[{part}]").With("type", "text").With("inputmode", "numeric").With("value", value)));
    }
}
