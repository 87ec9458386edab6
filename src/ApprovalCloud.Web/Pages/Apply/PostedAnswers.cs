using ApprovalCloud.Web.Components;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>
/// What a form sent. Beside each question it shows, it carries the answer it was shown with, as <c>was.{fact}</c>: only
/// what was changed on it counts, so that an older page in another tab takes nothing back, and a box that was cleared or
/// unticked (which sends nothing) is known to be empty now. Where two tabs changed the same answer, <c>keep.{fact}</c> says
/// which one stays: <see cref="Mine"/>, what was typed here, or <see cref="Theirs"/>.
/// </summary>
/// <param name="Before">What the changed answers were shown with, where it has not been decided yet which one stays.</param>
public sealed record PostedAnswers(IReadOnlySet<string> Shown, IReadOnlyDictionary<string, string> Changed, IReadOnlyDictionary<string, string> Before)
{
    public const string Mine = "mine";
    public const string Theirs = "theirs";
    private const string Was = "was.";
    private const string Keep = "keep.";

    /// <param name="edit">What was done to a list with the button that sent the form.</param>
    public static PostedAnswers Read(IFormCollection form, ListEdit? edit = null)
    {
        var shown = form.Keys.Where(key => key.StartsWith(Was, StringComparison.Ordinal)).Select(key => key[Was.Length..]).ToHashSet();
        var changed = shown
            .Select(fact => (Fact: fact, Before: Text(form, Was + fact), Now: Now(form, fact, edit), Keep: Text(form, Keep + fact)))
            .Where(answer => answer.Before != answer.Now && answer.Keep != Theirs).ToList();
        return new PostedAnswers(
            shown, changed.ToDictionary(answer => answer.Fact, answer => answer.Now),
            changed.Where(answer => answer.Keep != Mine).ToDictionary(answer => answer.Fact, answer => answer.Before));
    }

    private static string Now(IFormCollection form, string fact, ListEdit? edit) =>
        PostedFact.Read(form, fact) is var now && edit?.Fact == fact ? edit.Apply(now).List : now;

    // A browser sends line breaks as CR LF, and gets them back as LF.
    private static string Text(IFormCollection form, string field) =>
        (form[field].LastOrDefault() ?? "").ReplaceLineEndings("\n").Trim();
}
