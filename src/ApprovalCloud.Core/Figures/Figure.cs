using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Figures;

/// <summary>What is counted, and what the values of its distribution are.</summary>
public enum FigureKind
{
    /// <summary>How often changes were folded in; it tells a reader that figures moved while they were read.</summary>
    Folds,

    /// <summary>Steps whose clock runs, by the day on which they are due.</summary>
    Running,

    /// <summary>The same, by the day for which they are promised.</summary>
    Promised,

    /// <summary>Steps whose clock stands, or that are held back; 0.</summary>
    Standing,

    /// <summary>Steps in hand, running or standing, by the day on which they opened.</summary>
    OpenSince,

    /// <summary>Steps that a clerk can decide, by department and holder, by the day on which they are due.</summary>
    ToDecide,

    /// <summary>Steps that wait for an applicant or a procedure, by department; 0.</summary>
    Waiting,

    /// <summary>Applications whose clock runs, by the day on which they are due.</summary>
    CasesRunning,

    /// <summary>The same, by the day for which they are promised.</summary>
    CasesPromised,

    /// <summary>Applications whose clock stands; 0.</summary>
    CasesStanding,

    /// <summary>Applications submitted, or steps opened, by day.</summary>
    Arrived,

    /// <summary>Applications ended, or steps decided, by day.</summary>
    Completed,

    /// <summary>Working days from beginning to end.</summary>
    Took,

    /// <summary>Working days that counted by the legal clock.</summary>
    Counted,

    /// <summary>Whether it ended by its limits: <see cref="Figures.Kept"/>.</summary>
    Kept,

    /// <summary>Working days until somebody claimed a step.</summary>
    Waited,

    /// <summary>Working days from the first claim to the decision.</summary>
    Worked,

    /// <summary>How often a step was handed to a colleague.</summary>
    HandedOver,

    /// <summary>How often the applicant was asked to correct something.</summary>
    Corrected,

    /// <summary>Steps that somebody decided, by department, person and day.</summary>
    DecidedBy,

    /// <summary>How often somebody claimed a step, likewise.</summary>
    ClaimedBy,

    /// <summary>How often somebody asked an applicant for a correction, likewise.</summary>
    AskedBy,

    /// <summary>How often somebody sent a step back to be reviewed again, likewise.</summary>
    ReturnedBy,

    /// <summary>Things to be corrected, by the month of the request: <see cref="CorrectionKind"/>.</summary>
    CorrectionCause,
}

/// <summary>Which limits a case ended by.</summary>
public enum Kept
{
    Neither,

    /// <summary>The law's, and not the promised one.</summary>
    Statutory,
    Promised,
}

/// <summary>What a distribution is of. What does not matter to a kind is empty, or 0.</summary>
/// <param name="Step">Empty for whole applications.</param>
/// <param name="Subject">Who holds it or did it, or what was asked to be corrected.</param>
/// <param name="Month">Of the end or the act, as year × 100 + month; 0 for what has not ended.</param>
public sealed record FigureKey(
    FigureKind Kind, string Service = "", string Department = "", string Step = "", string Subject = "", string Channel = "", int Month = 0);

/// <summary>One distribution that is kept as work goes on: it is never counted from all of history.</summary>
public sealed class Figure
{
    private Figure() { }

    public Figure(FigureKey key)
    {
        (Kind, Service, Department, Step, Subject, Channel, Month) =
            (key.Kind, key.Service, key.Department, key.Step, key.Subject, key.Channel, key.Month);
    }

    public FigureKind Kind { get; private set; }
    public string Service { get; private set; } = "";
    public string Department { get; private set; } = "";
    public string Step { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Channel { get; private set; } = "";
    public int Month { get; private set; }

    /// <summary>Value and number of cases, in turn, by value.</summary>
    public int[] Counts { get; private set; } = [];

    public FigureKey Key => new(Kind, Service, Department, Step, Subject, Channel, Month);

    public void Add(Histogram more) => Counts = Histogram.Of(Counts).Plus(more).ToArray();

    public void Become(Histogram counts) => Counts = counts.ToArray();
}
