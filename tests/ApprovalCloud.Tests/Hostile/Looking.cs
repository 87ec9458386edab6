using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>A page as a browser sees it: what somebody typed is text in it, and nothing else.</summary>
internal static class Looking
{
    private static readonly HtmlParser Parser = new();

    public static async Task<string> IsHarmless(HttpResponseMessage response, string what)
    {
        var page = await response.Content.ReadAsStringAsync();
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
            IsHarmless(page, what);
        return page;
    }

    public static void IsHarmless(string page, string what)
    {
        foreach (var element in Parser.ParseDocument(page).All)
        {
            Assert.False(element.LocalName.StartsWith(Naughty.Marker, StringComparison.Ordinal), $"{what}: <{element.LocalName}>");
            foreach (var attribute in element.Attributes)
                IsHarmless(element, attribute, what);
        }
    }

    private static void IsHarmless(IElement element, IAttr attribute, string what)
    {
        var value = attribute.Value.Trim();
        Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{what}: <{element.LocalName} {attribute.Name}=\"{value}\">");
        if (attribute.Name is not ("href" or "src" or "action" or "formaction"))
            return;
        Assert.False(value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase), $"{what}: {value}");
        Assert.False(value.StartsWith("//", StringComparison.Ordinal) || value.StartsWith("/\\", StringComparison.Ordinal) || value.Contains("://evil.test", StringComparison.Ordinal), $"{what}: {value}");
    }
}
