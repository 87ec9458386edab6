using System.Runtime.InteropServices;

namespace ApprovalCloud.Engine.Definition;

public enum TimeUnit { WorkingDay, CalendarDay, Week, Month }

/// <summary>A length of time as laws write it. Files write it as <c>20 working-days</c>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Duration(int Length, TimeUnit Unit)
{
    /// <summary>About how many working days it is, to add it up with others: five a week, twenty-one a month.</summary>
    public int InWorkingDays => Unit switch
    {
        TimeUnit.WorkingDay => Length,
        TimeUnit.CalendarDay => (int)Math.Ceiling(Length * 5 / 7m),
        TimeUnit.Week => Length * 5,
        TimeUnit.Month => Length * 21,
    };

    public bool IsLongerThan(Duration other) => Unit == other.Unit ? Length > other.Length : InWorkingDays > other.InWorkingDays;
}

/// <summary>What starts a clock: the day it was received, the day the documents were complete, or the day it was accepted.</summary>
public enum ClockStart { Receipt, CompleteDocuments, Acceptance }

/// <summary>What happens to a limit that ends on a day off.</summary>
public enum Roll { None, NextWorkingDay }

/// <summary>What it means that a limit passed without a decision.</summary>
public enum Silence { Breach, Grant, Renew }

/// <summary>Who must approve that a limit is extended.</summary>
public enum Approver { AgencyHead, GovernmentHead }

/// <summary>How one kind of clock runs.</summary>
/// <param name="Longest">The longest that the law allows; a service sets its own limits within it.</param>
public sealed record TimeLimit(Duration Longest, ClockStart Starts)
{
    /// <summary>Whether the day on which the clock starts is its first.</summary>
    public bool CountsFirstDay { get; init; }

    public Roll Roll { get; init; } = Roll.NextWorkingDay;
    public Silence Silence { get; init; }

    /// <summary>How long after the limit a decision by silence takes effect.</summary>
    public Duration? SilenceAfter { get; init; }

    /// <summary>Within what time a decision by silence is made public.</summary>
    public Duration? PublishWithin { get; init; }

    /// <summary>As often as there are entries, one after the other.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    public Text LegalBasis { get; init; } = Text.Empty;

    /// <summary>The unit in which the next extension is measured, after so many.</summary>
    public TimeUnit ExtensionUnit(int used) => Extensions.ElementAtOrDefault(used)?.Longest?.Unit ?? Longest.Unit;
}

/// <param name="Longest">The longest extension; null for any reasonable one that is named.</param>
public sealed record Extension(Duration? Longest, Approver Approver, Text LegalBasis);

/// <summary>Why a clock may stand.</summary>
public enum PauseCause { Correction, Hearing, Tender, Auction, Testing, Inspection, Quarantine, Appraisal, ExpertReview }

/// <summary>Causes that stop a clock, and on what terms.</summary>
/// <param name="NeedsNotice">The applicant is told in writing.</param>
/// <param name="NeedsTerm">Without a set term the clock does not stop at all (Awb art. 4:15).</param>
/// <param name="EndsWithTerm">The clock runs again when the set term lapses, even if nothing came.</param>
/// <param name="SkipsFirstDay">The day of the request itself still counts.</param>
/// <param name="CountsLastDay">The day on which what was asked for comes counts again.</param>
public sealed record Suspension(
    IReadOnlyList<PauseCause> Causes, bool NeedsNotice, bool NeedsTerm, bool EndsWithTerm, bool SkipsFirstDay, bool CountsLastDay, Text LegalBasis);

/// <summary>When a hearing is held (行政许可法 art. 47, 48). Who presides at it is not who examines the application.</summary>
/// <param name="Notice">The least time between the notice and the hearing.</param>
/// <param name="Within">The latest time for the hearing, from the notice.</param>
public sealed record HearingRule(Duration Notice, Duration Within, Text LegalBasis);

/// <summary>How long a department has to say that something is wrong with an application (行政许可法 art. 32).</summary>
/// <param name="Deemed">Whether an application about which nothing was said in time was accepted on the day it was received.</param>
/// <param name="Notices">How many notices there may be about one thing; null for any number.</param>
public sealed record AcceptanceRule(Duration Within, bool Deemed, int? Notices, Text LegalBasis);

/// <summary>Within what time the result of a grant is handed over (行政许可法 art. 44).</summary>
public sealed record DeliveryRule(Duration Within, Text LegalBasis);

/// <summary>好差评: how soon a bad rating is answered, each from the day it was given (国办发〔2019〕51号).</summary>
/// <param name="ContactWithin">Whoever gave their name is spoken to.</param>
/// <param name="PutRightWithin">It is put right, or found to be unfounded.</param>
/// <param name="ComplexWithin">The same, where a supervisor says that it is complex.</param>
public sealed record RatingRule(Duration ContactWithin, Duration PutRightWithin, Duration ComplexWithin, Text LegalBasis);

/// <summary>How long the record of an application is kept after it has ended.</summary>
public sealed record RecordsRule(Duration Keep, Text LegalBasis);

/// <summary>What somebody can do against a refusal, from the day after it was served (行政许可法 art. 38).</summary>
public sealed record Remedy(string Key, Text Title, Duration Within, Text LegalBasis)
{
    /// <summary>Within what time it is decided, where it is filed with the authorities and not with a court; the platform records those.</summary>
    public Duration? DecideWithin { get; init; }

    public bool IsFiledHere => DecideWithin is not null;
}
