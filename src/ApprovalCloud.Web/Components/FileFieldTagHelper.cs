using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;file-field name label hint error accept multiple optional&gt;</c></summary>
[HtmlTargetElement("file-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileFieldTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Control("input", "govuk-file-upload", output);
        control.Attributes.SetAttribute("type", "file");
        Group(output, [LabelElement(), .. HintAndError, control]);
    }
}
