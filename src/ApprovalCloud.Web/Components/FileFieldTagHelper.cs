using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>
/// <c>&lt;file-field name label hint error accept multiple optional drop&gt;</c>; with <c>drop</c> and JavaScript, files can be dropped on it.
/// </summary>
[HtmlTargetElement("file-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileFieldTagHelper(IStringLocalizer<Text> text) : Field(text)
{
    public bool Drop { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Control("input", "govuk-file-upload", output);
        control.Attributes.SetAttribute("type", "file");
        Group(output, [LabelElement(), .. HintAndError, Drop ? DropZone(control) : control]);
    }

    // govuk-frontend's component, which says this in English otherwise.
    private TagBuilder DropZone(IHtmlContent control) => Markup.Element("div", "govuk-drop-zone").With("data-module", "govuk-file-upload")
        .With("data-i18n.choose-files-button", T["Choose file"])
        .With("data-i18n.drop-instruction", T["or drop file"])
        .With("data-i18n.no-file-chosen", T["No file chosen"])
        .With("data-i18n.entered-drop-zone", T["Entered drop zone"])
        .With("data-i18n.left-drop-zone", T["Left drop zone"])
        .Add(control);
}
