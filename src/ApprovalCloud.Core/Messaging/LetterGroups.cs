using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What letters are about, as whoever gets them chooses among them: a citizen's first, then a clerk's, then a supervisor's.</summary>
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

    /// <summary>A task has come to the department.</summary>
    Tasks = 128,

    /// <summary>Something is late, or about to be.</summary>
    Lateness = 256,

    /// <summary>The applicant answered, asked, or handed in what was to follow.</summary>
    Applicants = 512,

    /// <summary>A task went to another clerk.</summary>
    HandOvers = 1024,

    /// <summary>What departments and colleagues do together: opinions, visits, extensions.</summary>
    Cooperation = 2048,

    /// <summary>Once each working day: what is late, or due soon; to supervisors of all departments, to a clerk of their own desk.</summary>
    Digest = 4096,
}

public static class LetterGroupRules
{
    public static readonly IReadOnlyList<LetterGroups> All =
        [LetterGroups.Decisions, LetterGroups.Corrections, LetterGroups.Acceptance, LetterGroups.TimeLimits, LetterGroups.Visits, LetterGroups.Answers, LetterGroups.Progress];

    /// <summary>What a clerk chooses among. They may do without the mail of any: all of it stands among their notices.</summary>
    public static readonly IReadOnlyList<LetterGroups> OfClerks =
        [LetterGroups.Tasks, LetterGroups.Lateness, LetterGroups.Applicants, LetterGroups.HandOvers, LetterGroups.Cooperation, LetterGroups.Digest];

    /// <summary>What a supervisor chooses among. What waits for a ruling of theirs comes all the same.</summary>
    public static readonly IReadOnlyList<LetterGroups> OfSupervisors = [LetterGroups.Lateness, LetterGroups.Digest];

    public static IReadOnlyList<LetterGroups> OfferedTo(Caller person) => person switch
    {
        { Department: not null } => OfClerks,
        { IsSupervisor: true } => OfSupervisors,
        _ => All,
    };

    public static LetterGroups Together(this IEnumerable<LetterGroups> groups) => groups.Aggregate(LetterGroups.None, (some, one) => some | one);

    /// <summary>Everything that somebody may do without.</summary>
    public static readonly LetterGroups Optional = All.Concat(OfClerks).Concat(OfSupervisors).Where(group => group.Law() is null).Together();

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

    /// <summary>What a letter to a department is about; none for what every clerk must read.</summary>
    public static LetterGroups OfDepartment(RunEvent happened) => happened switch
    {
        StepOpened or StepReopened => LetterGroups.Tasks,
        LimitMissed => LetterGroups.Lateness,
        CorrectionAnswered or QuestionAsked or MoreTimeAsked or FileAttached => LetterGroups.Applicants,
        StepReassigned => LetterGroups.HandOvers,
        StepEscalated => LetterGroups.None,
        _ => LetterGroups.Cooperation,
    };

    private static Text Articles(string en, string zhHans, string zhHant) =>
        new($"Administrative Licensing Law, article {en}", $"《行政许可法》第{zhHans}", $"《行政許可法》第{zhHant}");
}
