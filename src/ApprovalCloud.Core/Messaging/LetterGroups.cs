using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What a citizen's letters are about, as they choose among them.</summary>
[Flags]
public enum LetterGroups
{
    None = 0,
    Decisions = 1,
    Corrections = 2,
    Acceptance = 4,
    TimeLimits = 8,
    Visits = 16,
    Answers = 32,
    Progress = 64,
}

public static class LetterGroupRules
{
    public static readonly IReadOnlyList<LetterGroups> All =
        [LetterGroups.Decisions, LetterGroups.Corrections, LetterGroups.Acceptance, LetterGroups.TimeLimits, LetterGroups.Visits, LetterGroups.Answers, LetterGroups.Progress];

    /// <summary>Everything that somebody may do without.</summary>
    public static readonly LetterGroups Optional = All.Where(group => group.Law() is null).Aggregate((some, one) => some | one);

    /// <summary>The article that makes an authority send these; null where somebody may do without.</summary>
    public static Text? Law(this LetterGroups group) => group switch
    {
        LetterGroups.Decisions => Articles("38, 44", "三十八条、第四十四条", "三十八條、第四十四條"),
        LetterGroups.Corrections => Articles("32(4)", "三十二条第一款第四项", "三十二條第一款第四項"),
        LetterGroups.Acceptance => Articles("32", "三十二条", "三十二條"),
        LetterGroups.TimeLimits => Articles("42, 45", "四十二条、第四十五条", "四十二條、第四十五條"),
        _ => null,
    };

    public static LetterGroups Of(RunEvent happened) => happened switch
    {
        StepGranted or GrantWithheld or StepRefused or StepLapsed or ApplicationEnded or CommitmentChecked or LicenceRevoked or AppealDecided => LetterGroups.Decisions,
        CorrectionRequested or FileRefused or MoreTimeGiven or MoreTimeDeclined => LetterGroups.Corrections,
        StepAccepted or StepNotAccepted or StepFoundUnneeded => LetterGroups.Acceptance,
        LimitExtended or CaseExtended or StepSuspended => LetterGroups.TimeLimits,
        VisitAppointed or VisitCancelled => LetterGroups.Visits,
        QuestionAnswered => LetterGroups.Answers,
        _ => LetterGroups.Progress,
    };

    private static Text Articles(string en, string zhHans, string zhHant) =>
        new($"Administrative Licensing Law, article {en}", $"《行政许可法》第{zhHans}", $"《行政許可法》第{zhHant}");
}
