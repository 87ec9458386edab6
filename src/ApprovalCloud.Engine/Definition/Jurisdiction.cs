namespace ApprovalCloud.Engine.Definition;

/// <summary>Whose law a service is under: its calendar and time zone, and how its clocks run.</summary>
/// <param name="Step">The clock of one department's step.</param>
/// <param name="Case">The clock of the whole case, above those of its steps.</param>
public sealed record Jurisdiction(string Key, Text Title, string Calendar, string TimeZone, TimeLimit Step, TimeLimit Case)
{
    /// <summary>The law of services that are read apart from any jurisdiction.</summary>
    public static readonly Jurisdiction None = new(
        "", Text.Empty, "", "UTC",
        new TimeLimit(new Duration(20, TimeUnit.WorkingDay), ClockStart.Receipt),
        new TimeLimit(new Duration(45, TimeUnit.WorkingDay), ClockStart.Receipt));

    public Text LegalBasis { get; init; } = Text.Empty;
    /// <summary>What the law says of whoever states what is not true; shown where an application is signed.</summary>
    public Text? FalseStatements { get; init; }

    public AcceptanceRule? Acceptance { get; init; }
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];
    public HearingRule? Hearing { get; init; }
    public DeliveryRule? Delivery { get; init; }
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>How soon bad ratings are answered; where no law says so they are answered without a clock.</summary>
    public RatingRule? Ratings { get; init; }

    /// <summary>How long records are kept; null where no term is named.</summary>
    public RecordsRule? Records { get; init; }

    /// <summary>An application handed in through a single body counts as received that long after (VwVfG § 71b).</summary>
    public Duration? ReceivedAfter { get; init; }

    /// <summary>The part of the promised time, in per cent, after which a yellow card is shown (电子监察).</summary>
    public int YellowAt { get; init; } = 90;

    /// <summary>Whether the applicant is told in writing how long a procedure lasts (行政许可法 art. 45).</summary>
    public bool MustTellTerm(PauseCause cause) => SuspensionFor(cause) is { NeedsNotice: true, NeedsTerm: false };

    /// <summary>Whether the clock stands for this cause, with a term set or without.</summary>
    public bool StopsFor(PauseCause cause, DateOnly? term) => SuspensionFor(cause) is { } suspension && (!suspension.NeedsTerm || term is not null);

    public Suspension? SuspensionFor(PauseCause cause) => Suspensions.FirstOrDefault(suspension => suspension.Causes.Contains(cause));
}
