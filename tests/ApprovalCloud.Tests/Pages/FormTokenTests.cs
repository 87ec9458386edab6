using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>A form whose address a page writes itself gets no token by itself, and is refused without one.</summary>
public sealed partial class FormTokenTests
{
    [Fact]
    public void EveryForm_WithAnAddressOfItsOwn_AsksForItsToken()
    {
        var forms = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ApprovalCloud.Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(path => Form().Matches(File.ReadAllText(path)).Select(form => (Page: Path.GetFileName(path), Form: form.Value)))
            .Where(one => one.Form.Contains("method=\"post\"", StringComparison.Ordinal) && one.Form.Contains(" action=", StringComparison.Ordinal)).ToList();

        Assert.True(forms.Count > 5);
        Assert.DoesNotContain(forms, one => !one.Form.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal));
    }

    // To the end of its line: what stands in an attribute may hold the sign that ends a tag.
    [GeneratedRegex("<form[^\\n]*")]
    private static partial Regex Form();
}
