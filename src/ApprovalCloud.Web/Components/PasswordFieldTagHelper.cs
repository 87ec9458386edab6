using ApprovalCloud.Web.Localisation;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;password-field name label hint error autocomplete&gt;</c>: never shows what was typed before.</summary>
[HtmlTargetElement("password-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordFieldTagHelper(IStringLocalizer<Text> text, Confirmation confirmation) : Field(text)
{
    public string Autocomplete { get; set; } = "current-password";

    /// <summary>It is to confirm who is signed in, and not to sign in.</summary>
    public bool Confirms { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Confirms && Autocomplete == "current-password" && ViewContext.HttpContext.User is { Identity.IsAuthenticated: true } who && !await confirmation.HasPassword(who.Caller().Id))
        {
            Instead(output);
            return;
        }

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

    // An account that signs in by a provider has none to ask for.
    private void Instead(TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var again = $"{request.PathBase}/account/sign-in{QueryString.Create("returnUrl", request.PathBase + request.Path)}";
        Group(output, [.. HintAndError, confirmation.WasJustShown()
            ? Markup.Element("p", "govuk-body", T["You have just signed in; that confirms it."])
            : Markup.Element("p", "govuk-body", T["Your account has no password. Sign in once more, then do this within ten minutes."] + " ").Add(Markup.Element("a", "govuk-link", T["Sign in"]).With("href", again))]);
        output.Attributes.SetAttribute("id", Name);
        output.Attributes.SetAttribute("tabindex", "-1");
    }

    private TagBuilder Toggle()
    {
        const string css = "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle";
        return Markup.Element("button", css, T["Show"])
            .With("type", "button").With("data-module", "govuk-button").With("aria-controls", Name)
            .With("aria-label", T["Show password"]).With("hidden", true);
    }
}
