namespace ApprovalCloud.Core.Forecasts;

/// <summary>What forecasts are measured against: the median of what cases of the same kind and age still took.</summary>
/// <param name="Medians">In days; of an age alone where the kind is empty, of everything where the age is −1.</param>
public sealed record NaiveForecast(IReadOnlyList<NaiveMedian> Medians)
{
    private const int Fewest = 11;
    private static readonly float[] Ages = [1, 2, 4, 8, 16, 32, 64, 128];

    private readonly Dictionary<(string Kind, int Age), float> medians = Medians.ToDictionary(one => (one.Kind, one.Age), one => one.Days);

    public static NaiveForecast Of(IReadOnlyCollection<Moment> past) => new([
        .. past.GroupBy(moment => (moment.Kind, Age: AgeOf(moment))).Where(group => group.Key.Kind.Length > 0 && group.Count() >= Fewest)
            .Select(group => new NaiveMedian(group.Key.Kind, group.Key.Age, Median(group))),
        .. past.GroupBy(AgeOf).Select(group => new NaiveMedian("", group.Key, Median(group))),
        new NaiveMedian("", -1, past.Count == 0 ? 0 : Median(past)),
    ]);

    public double Days(Moment moment)
    {
        var age = AgeOf(moment);
        return medians.TryGetValue((moment.Kind, age), out var median) || medians.TryGetValue(("", age), out median) ? median : medians[("", -1)];
    }

    private static int AgeOf(Moment moment) => Ages.Count(age => moment.Age >= age);

    private static float Median(IEnumerable<Moment> moments)
    {
        var days = moments.Select(moment => moment.RemainingDays).Order().ToList();
        return days.Count % 2 == 1 ? days[days.Count / 2] : (days[(days.Count / 2) - 1] + days[days.Count / 2]) / 2;
    }
}

public sealed record NaiveMedian(string Kind, int Age, float Days);
