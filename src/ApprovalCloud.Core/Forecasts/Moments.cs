namespace ApprovalCloud.Core.Forecasts;

/// <summary>What is learnt from, and what is measured by: cases at moments of their life, as somebody who looks at the board meets them.</summary>
public sealed class Moments
{
    private const int OfCase = 5;

    /// <summary>One moment does not stand for more than so many.</summary>
    private const double MostWeight = 5;

    private readonly IReadOnlyList<PastCase> cases;
    private readonly List<DateTimeOffset> ended;

    public Moments(IEnumerable<PastCase> past)
    {
        cases = [.. past.Where(one => one.Ended > one.Began).OrderBy(one => one.Began)];
        ended = [.. cases.Select(one => one.Ended).Order()];
    }

    public int Cases => cases.Count;

    /// <summary>When the first ended: of the time before, the long cases alone are known.</summary>
    public DateTimeOffset Earliest => ended[0];

    public DateTimeOffset Latest => ended[^1];

    /// <summary>The moment before which so large a part of the cases had ended.</summary>
    public DateTimeOffset EndedBy(double part) => ended[(int)Math.Clamp(part * ended.Count, 0, ended.Count - 1)];

    /// <summary>
    /// Moments after one time and up to another, of cases that had ended by then. Those that were still open are missing, and they
    /// are the long ones; so a moment weighs as much as it was unlikely to have ended by then.
    /// </summary>
    public IReadOnlyList<Moment> Between(DateTimeOffset after, DateTimeOffset upTo)
    {
        var moments = new List<Moment>();
        for (var number = 0; number < cases.Count; number++)
        {
            if (cases[number].Ended > upTo)
                continue;
            // The same moments each time: the case says which.
            var random = new Random(number);
            for (var place = 0; place < OfCase; place++)
            {
                var at = cases[number].Began + (random.NextDouble() * (cases[number].Ended - cases[number].Began));
                if (at <= after)
                    continue;
                var moment = cases[number].At(at);
                moment.Case = number;
                moment.Weight = (float)(1 / Math.Max(1 - (moment.RemainingDays / (upTo - after).TotalDays), 1 / MostWeight));
                moments.Add(moment);
            }
        }

        return moments;
    }
}
