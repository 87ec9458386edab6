namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>
/// What a form sent. Beside each question it shows, it carries the answer it was shown with, as <c>was.{fact}</c>: only
/// what was changed on it counts, so that an older page in another tab takes nothing back, and a box that was cleared or
/// unticked (which sends nothing) is known to be empty now.
/// </summary>
public sealed record PostedAnswers(IReadOnlySet<string> Shown, IReadOnlyDictionary<string, string> Changed)
{
    private const string Was = "was.";

    public static PostedAnswers Read(IFormCollection form)
    {
        var shown = form.Keys.Where(key => key.StartsWith(Was, StringComparison.Ordinal)).Select(key => key[Was.Length..]).ToHashSet();
        var changed = shown
            .Select(fact => (Fact: fact, Before: Text(form, Was + fact), Now: Text(form, fact)))
            .Where(answer => answer.Before != answer.Now)
            .ToDictionary(answer => answer.Fact, answer => answer.Now);
        return new PostedAnswers(shown, changed);
    }

    // A browser sends line breaks as CR LF, and gets them back as LF.
    private static string Text(IFormCollection form, string field) =>
        (form[field].LastOrDefault() ?? "").ReplaceLineEndings("\n").Trim();
}
