using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;text-area name label hint error value rows max-length optional&gt;</c>: counts down when max-length is given.</summary>
[HtmlTargetElement("text-area", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public string? Value { get; set => field = value is "" ? null : value; }
    public int Rows { get; set; } = 5;
    public int? MaxLength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var counted = MaxLength is not null;
        var css = counted ? "govuk-textarea govuk-js-character-count" : "govuk-textarea";
        var control = Control("textarea", css, output, counted ? $"{Name}-info" : null);
        control.Attributes.SetAttribute("rows", Rows);
        // The browser drops a first line break inside a textarea.
        control.Content.AppendHtml("\n").Append(Value ?? Attempted ?? "");
        Group(output, [LabelElement(), .. HintAndError, control, counted ? CountMessage() : null]);
        if (counted) Count(output);
    }

    private TagBuilder CountMessage() =>
        Markup.Element("div", "govuk-hint govuk-character-count__message", T["You can enter up to {0} characters", MaxLength!])
            .With("id", $"{Name}-info");

    private void Count(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("class", $"{ErrorClass("govuk-form-group")} govuk-character-count");
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        output.Attributes.SetAttribute("data-maxlength", MaxLength);
        Say("under-limit.one", T["You have %{count} character remaining"]);
        Say("under-limit.other", T["You have %{count} characters remaining"]);
        Say("at-limit", T["You have 0 characters remaining"]);
        Say("over-limit.one", T["You have %{count} character too many"]);
        Say("over-limit.other", T["You have %{count} characters too many"]);

        void Say(string when, string sentence) =>
            output.Attributes.SetAttribute($"data-i18n.characters-{when}", sentence);
    }
}
