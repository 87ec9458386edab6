using System.Globalization;
using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What a decision against somebody rests on, and what they can do about it, for letters.</summary>
internal static class RefusalLetters
{
    private static readonly Text Basis = new("\n\nThe legal basis: {0}", "\n\n法律依据：{0}", "\n\n法律依據：{0}");
    private static readonly Text Disagree = new(
        "\n\nWhat you can do if you disagree:\n{0}", "\n\n如不服本决定，您可以：\n{0}", "\n\n如不服本決定，您可以：\n{0}");
    private static readonly Text Remedy = new("– {0}, until {1} ({2})", "– {0}，截止 {1}（{2}）", "– {0}，截止 {1}（{2}）");

    public static Text Ground(StepRefused refused, ServiceDefinition service)
    {
        var basis = RefusalNotice.BasisOf(refused, service) is { } law ? Basis.With(law) : Text.Empty;
        var remedies = Remedies(refused.Remedies, service.Law);
        return Text.Each(language => basis.In(language) + remedies.In(language));
    }

    /// <summary>A line for each, or nothing if there is none.</summary>
    public static Text Remedies(IReadOnlyDictionary<string, DateOnly> lastDays, Jurisdiction law)
    {
        var known = law.Remedies.Where(remedy => lastDays.ContainsKey(remedy.Key)).ToList();
        return known.Count == 0 ? Text.Empty : Disagree.With(Text.Each(language => string.Join('\n', known.Select(remedy =>
            Remedy.With(remedy.Title, lastDays[remedy.Key].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), remedy.LegalBasis).In(language)))));
    }
}
