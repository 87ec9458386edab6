using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ApprovalCloud.Web.Components;

public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);

/// <param name="Type">"bar" or "line".</param>
/// <param name="Unit">Stands beside the axis of values.</param>
public sealed record Chart(
    string Type,
    string Unit,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    bool Horizontal = false,
    bool Stacked = false);

/// <summary>
/// <c>&lt;data-chart chart="Model.Chart" label="…" /&gt;</c>: drawn by lib/charts.js, which the page loads in its Scripts
/// section. The page shows the same figures in a table, so nothing is lost without JavaScript.
/// </summary>
[HtmlTargetElement("data-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper : TagHelper
{
    // The default encoder escapes < and &: no value can close the script element.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required Chart Chart { get; set; }
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.AppendHtml(Markup.Element("div", "app-chart")
            .With("data-chart", Chart.Type).With("role", "img").With("aria-label", Label).With("hx-morph-skip-children", "true"));
        output.Content.AppendHtml(Markup.Element("script").With("type", "application/json")
            .Add(new HtmlString(JsonSerializer.Serialize(Chart, Json))));
    }
}
