namespace ApprovalCloud.Core.Forecasts;

/// <summary>What is learnt from, and what is measured by: cases at moments of their life, as somebody who looks at the board meets them.</summary>
public sealed class Moments
{
    private const int OfCase = 5;

    private readonly IReadOnlyList<PastCase> cases;
    private readonly List<DateTimeOffset> begun;
    private readonly List<DateTimeOffset> ended;

    /// <param name="open">When cases began that have not ended: they are in progress too.</param>
    public Moments(IEnumerable<PastCase> past, IEnumerable<DateTimeOffset>? open = null)
    {
        cases = [.. past.Where(one => one.Ended > one.Began).OrderBy(one => one.Began)];
        begun = [.. cases.Select(one => one.Began).Concat(open ?? []).Order()];
        ended = [.. cases.Select(one => one.Ended).Order()];
    }

    public int Cases => cases.Count;

    public DateTimeOffset? Latest => ended is [.., var last] ? last : null;

    /// <summary>The moment before which so large a part of the cases had ended.</summary>
    public DateTimeOffset EndedBy(double part) => ended[(int)Math.Clamp(part * ended.Count, 0, ended.Count - 1)];

    /// <summary>Moments after one time and up to another, of cases that had ended by a third.</summary>
    public IReadOnlyList<Moment> Between(DateTimeOffset after, DateTimeOffset upTo, DateTimeOffset endedBy)
    {
        var moments = new List<Moment>();
        for (var number = 0; number < cases.Count; number++)
        {
            if (cases[number].Ended > endedBy)
                continue;
            // The same moments each time: the case says which.
            var random = new Random(number);
            for (var place = 0; place < OfCase; place++)
            {
                var at = cases[number].Began + (random.NextDouble() * (cases[number].Ended - cases[number].Began));
                if (at > after && at <= upTo)
                    moments.Add(cases[number].At(at, InProgress(at)));
            }
        }

        return moments;
    }

    public int InProgress(DateTimeOffset at) => UpTo(begun, at) - UpTo(ended, at);

    private static int UpTo(List<DateTimeOffset> times, DateTimeOffset at)
    {
        var place = times.BinarySearch(at);
        return place < 0 ? ~place : place + 1;
    }
}
