namespace ApprovalCloud.Core.OpenStatistics;

/// <summary>What is published of counts of people, so that nobody can tell of any of them that it is of fewer than <see cref="Fewest"/>.</summary>
public static class Suppression
{
    public const int Fewest = 11;

    // What moves with each day is told in steps of so many.
    private const int Step = 10;

    /// <summary>
    /// Parts of one whole. Small ones are left out, and with them the next larger ones (complementary suppression), until whoever subtracts the
    /// others from the whole is left with at least <see cref="Fewest"/>: each of what is left out can be as large as that. Where all of it is
    /// small, the whole is left out too. What is 0 tells of nobody, and stays.
    /// </summary>
    /// <param name="counts">Of people, each in one part alone; nothing else that is published may be reckoned of them.</param>
    /// <returns>The parts as they came, and their sum; null where it is not published.</returns>
    public static (IReadOnlyList<int?> Parts, int? Whole) Published(IReadOnlyList<int> counts)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(part => counts[part] is > 0 and < Fewest).ToHashSet();
        var left = hidden.Sum(part => counts[part]);
        foreach (var part in Enumerable.Range(0, counts.Count).Where(part => counts[part] >= Fewest).OrderBy(part => counts[part]).TakeWhile(_ => left is > 0 and < Fewest))
        {
            hidden.Add(part);
            left += counts[part];
        }

        return ([.. counts.Select((count, part) => hidden.Contains(part) ? (int?)null : count)], left is > 0 and < Fewest ? null : counts.Sum());
    }

    /// <summary>A count whose time moves with each day: rounded, so that what one day told and the next cannot be subtracted.</summary>
    /// <returns>To the nearest ten; null where it is of fewer than <see cref="Fewest"/>, and not 0.</returns>
    public static int? About(int count) =>
        count is > 0 and < Fewest ? null : (count + (Step / 2)) / Step * Step;
}
