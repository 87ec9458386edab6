using System.Globalization;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Words for people, in every language the platform speaks.</summary>
public sealed record Text(string En, string ZhHans, string ZhHant)
{
    public static readonly Text Empty = new("", "", "");

    /// <summary>The text in the culture's language: zh-Hant, any other Chinese as zh-Hans, English otherwise.</summary>
    public string In(CultureInfo culture) => Languages.Of(culture) switch
    {
        Language.En => En,
        Language.ZhHans => ZhHans,
        Language.ZhHant => ZhHant,
    };

    public string In(Language language) => language switch
    {
        Language.En => En,
        Language.ZhHans => ZhHans,
        Language.ZhHant => ZhHant,
    };

    /// <summary>A text made by doing the same in every language.</summary>
    public static Text Each(Func<Language, string> make) =>
        new(make(Language.En), make(Language.ZhHans), make(Language.ZhHant));

    public static Text Same(string words) => new(words, words, words);

    public Text With(params object[] arguments) => Each(language => string.Format(
        CultureInfo.InvariantCulture,
        In(language),
        [.. arguments.Select(argument => argument is Text text ? text.In(language) : argument)]));

    /// <summary>The texts one after the other, with the language's comma between.</summary>
    public static Text Join(IReadOnlyCollection<Text> texts) => Each(language =>
        string.Join(language == Language.En ? ", " : "、", texts.Select(text => text.In(language))));

    public override string ToString() => En;
}
