namespace ApprovalCloud.Core.Forecasts;

/// <summary>A case as it stood at one moment: what is known then, and, of cases that have ended, how long it still took.</summary>
/// <remarks>Settable, because the learner fills and reads it.</remarks>
public sealed class Moment
{
    /// <summary>The service; of another system's log, the department.</summary>
    public string Kind { get; set; } = "";

    public string Channel { get; set; } = "";

    /// <summary>What happened last.</summary>
    public string Last { get; set; } = "";

    /// <summary>What has happened at all, each once.</summary>
    public string[] Seen { get; set; } = [];

    /// <summary>Days since it began.</summary>
    public float Age { get; set; }

    /// <summary>Days since something happened.</summary>
    public float Quiet { get; set; }

    /// <summary>The part of its age in which nothing has happened.</summary>
    public float QuietPart { get; set; }

    /// <summary>How much has happened.</summary>
    public float Done { get; set; }

    /// <summary>How many different things.</summary>
    public float Different { get; set; }

    /// <summary>How much within a week.</summary>
    public float Lately { get; set; }

    /// <summary>How much is open at once.</summary>
    public float Open { get; set; }

    public float Weekday { get; set; }
    public float Hour { get; set; }

    /// <summary>The natural logarithm of one and the days that it still took.</summary>
    public float Label { get; set; }

    /// <summary>How many moments it stands for: see <see cref="Moments.Between"/>.</summary>
    public float Weight { get; set; } = 1;

    /// <summary>Which case it is of; nothing is learnt from it.</summary>
    public int Case { get; set; }

    public float RemainingDays => MathF.Exp(Label) - 1;

    public static float LabelOf(double days) => MathF.Log(1 + MathF.Max(0, (float)days));

    public static double DaysOf(double label) => Math.Max(0, Math.Exp(label) - 1);
}
