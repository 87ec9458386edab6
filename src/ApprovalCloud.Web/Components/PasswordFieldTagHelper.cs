using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;password-field name label hint error autocomplete&gt;</c>: never shows what was typed before.</summary>
[HtmlTargetElement("password-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordFieldTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public string Autocomplete { get; set; } = "current-password";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        const string css = "govuk-input govuk-password-input__input govuk-js-password-input-input";
        var control = Control("input", css, output);
        control.Attributes.SetAttribute("type", "password");
        control.Attributes.SetAttribute("autocomplete", Autocomplete);
        control.Attributes.SetAttribute("autocapitalize", "none");
        control.Attributes.SetAttribute("spellcheck", "false");
        var wrapper = Markup.Element("div", "govuk-input__wrapper govuk-password-input__wrapper").Add(control, Toggle());
        Group(output, [LabelElement(), .. HintAndError, wrapper]);
        output.Attributes.SetAttribute("class", $"{ErrorClass("govuk-form-group")} govuk-password-input");
        output.Attributes.SetAttribute("data-module", "govuk-password-input");
        output.Attributes.SetAttribute("data-i18n.show-password", T["Show"].Value);
        output.Attributes.SetAttribute("data-i18n.hide-password", T["Hide"].Value);
        output.Attributes.SetAttribute("data-i18n.show-password-aria-label", T["Show password"].Value);
        output.Attributes.SetAttribute("data-i18n.hide-password-aria-label", T["Hide password"].Value);
        output.Attributes.SetAttribute("data-i18n.password-shown-announcement", T["Your password is visible"].Value);
        output.Attributes.SetAttribute("data-i18n.password-hidden-announcement", T["Your password is hidden"].Value);
    }

    private TagBuilder Toggle()
    {
        const string css = "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle";
        return Markup.Element("button", css, T["Show"])
            .With("type", "button").With("data-module", "govuk-button").With("aria-controls", Name)
            .With("aria-label", T["Show password"]).With("hidden", true);
    }
}
