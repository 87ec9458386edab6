namespace ApprovalCloud.Core.Forecasts;

/// <summary>A case that has ended, with the times at which something happened in it.</summary>
/// <param name="Happened">In the order of time; what it was.</param>
public sealed record PastCase(string Kind, string Channel, DateTimeOffset Began, DateTimeOffset Ended, IReadOnlyList<(DateTimeOffset At, string What)> Happened)
{
    /// <summary>Of steps that ran side by side: when each opened and was decided.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Steps { get; init; } = [];

    /// <summary>As it stood, and how long it still took.</summary>
    public Moment At(DateTimeOffset moment, int inProgress)
    {
        var seen = Happened.TakeWhile(one => one.At <= moment).ToList();
        return new Moment
        {
            Kind = Kind, Channel = Channel, Last = seen is [.., var last] ? last.What : "", Age = Days(moment - Began), Quiet = Days(moment - (seen is [.., var late] ? late.At : Began)),
            Done = seen.Count, Open = Steps.Count(step => step.From <= moment && step.To > moment), InProgress = inProgress, Weekday = (int)moment.DayOfWeek,
            Label = Moment.LabelOf(Ended - moment),
        };
    }

    private static float Days(TimeSpan time) => (float)time.TotalDays;
}
