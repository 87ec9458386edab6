namespace ApprovalCloud.Engine.Definition;

/// <summary>Words in every language, which are not translations of each other.</summary>
public sealed record Wordings(IReadOnlyList<string> En, IReadOnlyList<string> ZhHans, IReadOnlyList<string> ZhHant)
{
    public static readonly Wordings None = new([], [], []);

    public IReadOnlyList<string> In(Language language) => language switch
    {
        Language.En => En,
        Language.ZhHans => ZhHans,
        Language.ZhHant => ZhHant,
    };
}
