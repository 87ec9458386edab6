using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary><c>&lt;light level="ok|soon|late" text="…" /&gt;</c>: circle, triangle or square, so that grey is enough to tell.</summary>
[HtmlTargetElement("light", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LightTagHelper(IStringLocalizer<Text> T) : TagHelper
{
    public string Level { get; set; } = "ok";
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (shape, meaning) = Level switch
        {
            "late" => ("""<path d="M2 2h12v12H2z"/>""", T["Overdue:"]),
            "soon" => ("""<path d="M8 1.5 15 14.5H1z"/>""", T["Due soon:"]),
            _ => ("""<circle cx="8" cy="8" r="6.5"/>""", T["On time:"]),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"app-light app-light--{Level}");
        output.Content.AppendHtml(new HtmlString(
            $"""<svg class="app-light__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{shape}</svg>"""));
        output.Content.AppendHtml(Markup.Element("span").Add(Markup.Hidden(meaning + " ")).Append(Text));
    }
}
