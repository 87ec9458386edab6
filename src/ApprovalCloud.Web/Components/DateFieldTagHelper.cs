using System.Globalization;
using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;date-field name label hint error value min max optional&gt;</c>: the browser's own date picker.</summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateFieldTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public DateOnly? Value { get; set; }
    public DateOnly? Min { get; set; }
    public DateOnly? Max { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Control("input", "govuk-input govuk-input--width-10", output);
        control.Attributes.SetAttribute("type", "date");
        Set("value", Iso(Value) ?? Attempted);
        Set("min", Iso(Min));
        Set("max", Iso(Max));
        Group(output, [LabelElement(), .. HintAndError, control]);

        void Set(string attribute, string? value)
        {
            if (value is not null) control.Attributes.SetAttribute(attribute, value);
        }
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
