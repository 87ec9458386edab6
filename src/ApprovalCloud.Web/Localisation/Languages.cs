namespace ApprovalCloud.Web.Localisation;

public sealed record Language(string Culture, string Name);

public static class Languages
{
    public static IReadOnlyList<Language> All { get; } =
        [new("en", "English"), new("zh-Hans", "简体中文"), new("zh-Hant", "繁體中文")];

    public static bool IsSupported(string? culture) => All.Any(language => language.Culture == culture);

    /// <summary>The language we have for a browser's language tag: zh-CN reads zh-Hans, zh-HK reads zh-Hant.</summary>
    public static string? For(string tag)
    {
        var parts = tag.ToLowerInvariant().Split('-');
        return parts[0] switch
        {
            "en" => "en",
            "zh" when parts.Contains("hant") => "zh-Hant",
            "zh" when parts.Contains("hans") => "zh-Hans",
            "zh" when parts.Intersect(["tw", "hk", "mo"]).Any() => "zh-Hant",
            "zh" => "zh-Hans",
            _ => null,
        };
    }
}
