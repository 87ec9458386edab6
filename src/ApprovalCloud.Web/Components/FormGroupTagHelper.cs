using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>
/// <c>&lt;form-group name label hint error legend&gt;…&lt;/form-group&gt;</c>: label, hint and error around a control of the
/// page's own with that id, or (legend) a fieldset around several.
/// </summary>
[HtmlTargetElement("form-group")]
public sealed class FormGroupTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public bool Legend { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        if (Legend)
            Group(output, Fieldset(content).With("id", Name));
        else
            Group(output, [LabelElement(), .. HintAndError, content]);
    }
}
