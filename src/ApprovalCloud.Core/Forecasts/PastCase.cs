namespace ApprovalCloud.Core.Forecasts;

/// <summary>A case that has ended, with the times at which something happened in it.</summary>
/// <param name="Happened">In the order of time; what it was.</param>
public sealed record PastCase(string Kind, string Channel, DateTimeOffset Began, DateTimeOffset Ended, IReadOnlyList<(DateTimeOffset At, string What)> Happened)
{
    /// <summary>Of steps that ran side by side: when each opened and was decided.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Steps { get; init; } = [];

    /// <summary>As it stood, and how long it still took.</summary>
    public Moment At(DateTimeOffset moment)
    {
        var seen = Happened.TakeWhile(one => one.At <= moment).ToList();
        string[] different = [.. seen.Select(one => one.What).Distinct()];
        var (age, quiet) = (Days(moment - Began), Days(moment - (seen is [.., var late] ? late.At : Began)));
        return new Moment
        {
            Kind = Kind, Channel = Channel, Last = seen is [.., var last] ? last.What : "", Seen = different,
            Age = age, Quiet = quiet, QuietPart = quiet / (age + 0.01f),
            Done = seen.Count, Different = different.Length, Lately = seen.Count(one => one.At >= moment.AddDays(-7)),
            Open = Steps.Count(step => step.From <= moment && step.To > moment), Weekday = (int)moment.DayOfWeek, Hour = moment.Hour,
            Label = Moment.LabelOf((Ended - moment).TotalDays),
        };
    }

    private static float Days(TimeSpan time) => (float)time.TotalDays;
}
