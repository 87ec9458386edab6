using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;text-field name label hint error value type width prefix suffix optional&gt;</c></summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public string? Value { get; set => field = value is "" ? null : value; }
    public string Type { get; set; } = "text";

    /// <summary>2, 3, 4, 5, 10, 20 or 30 characters.</summary>
    public int? Width { get; set; }

    public string? Prefix { get; set => field = value is "" ? null : value; }
    public string? Suffix { get; set => field = value is "" ? null : value; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Control("input", Width is null ? "govuk-input" : $"govuk-input govuk-input--width-{Width}", output);
        control.Attributes.SetAttribute("type", Type);
        if ((Value ?? Attempted) is { } value) control.Attributes.SetAttribute("value", value);
        if (Prefix is null && Suffix is null)
            Group(output, [LabelElement(), .. HintAndError, control]);
        else
            Group(output, [
                LabelElement(), .. HintAndError,
                Markup.Element("div", "govuk-input__wrapper").Add(Affix("prefix", Prefix), control, Affix("suffix", Suffix)),
            ]);
    }

    private static TagBuilder? Affix(string side, string? text) =>
        text is null ? null : Markup.Element("div", $"govuk-input__{side}", text).With("aria-hidden", "true");
}
