namespace ApprovalCloud.Core.Forecasts;

/// <summary>A case as it stood at one moment: what is known then, and, of cases that have ended, how long it still took.</summary>
/// <remarks>Settable, because the learner fills and reads it.</remarks>
public sealed class Moment
{
    /// <summary>The service; of another system's log, the department.</summary>
    public string Kind { get; set; } = "";

    /// <summary>What happened last.</summary>
    public string Last { get; set; } = "";

    public string Channel { get; set; } = "";

    /// <summary>Days since it began.</summary>
    public float Age { get; set; }

    /// <summary>Days since something happened.</summary>
    public float Quiet { get; set; }

    /// <summary>How much has happened.</summary>
    public float Done { get; set; }

    /// <summary>How much is open at once.</summary>
    public float Open { get; set; }

    /// <summary>How many cases were in progress.</summary>
    public float InProgress { get; set; }

    public float Weekday { get; set; }

    /// <summary>The natural logarithm of one and the days that it still took.</summary>
    public float Label { get; set; }

    public float RemainingDays => MathF.Exp(Label) - 1;

    public static float LabelOf(TimeSpan remaining) => MathF.Log(1 + MathF.Max(0, (float)remaining.TotalDays));
}
