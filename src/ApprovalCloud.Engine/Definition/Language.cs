using System.Globalization;

namespace ApprovalCloud.Engine.Definition;

public enum Language { En, ZhHans, ZhHant }

public static class Languages
{
    public static Language Of(CultureInfo culture) => culture.Name switch
    {
        "zh-Hant" or "zh-TW" or "zh-HK" or "zh-MO" => Language.ZhHant,
        var name when name.StartsWith("zh-Hant", StringComparison.Ordinal) => Language.ZhHant,
        var name when name.StartsWith("zh", StringComparison.Ordinal) => Language.ZhHans,
        _ => Language.En,
    };

    /// <summary>The IETF tag, as in files and in the <c>lang</c> attribute.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.En => "en",
        Language.ZhHans => "zh-Hans",
        Language.ZhHant => "zh-Hant",
    };
}
