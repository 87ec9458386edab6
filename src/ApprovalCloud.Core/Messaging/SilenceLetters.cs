using System.Globalization;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What is said of a grant by silence: the article it rests on, and by when it is made public.</summary>
internal static class SilenceLetters
{
    private static readonly Text Granted = new(
        " The limit passed without a decision, and the law takes that for a grant ({0}).", "逾期未作出决定，依法视为准予（{0}）。", "逾期未作出決定，依法視為准予（{0}）。");
    private static readonly Text Published = new(" It is made public by {0}.", "将于 {0} 前公布。", "將於 {0} 前公布。");

    public static Text Particulars(DateTimeOffset at, Jurisdiction law, WorkCalendar calendar)
    {
        var granted = Granted.With(law.Step.LegalBasis);
        return law.PublishedBy(at, calendar) is { } by
            ? new Text("{0}{1}", "{0}{1}", "{0}{1}").With(granted, Published.With(by.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            : granted;
    }
}
