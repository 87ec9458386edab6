namespace ApprovalCloud.Core.Logs;

public sealed record CountOf(string Name, long Count);

public sealed record EdgeCount(string From, string To, long Count);

/// <summary>Lengths of time, in seconds.</summary>
/// <param name="Cases">How many they are reckoned from.</param>
/// <param name="Median">The middle one; of an even number, the mean of the two in the middle.</param>
/// <param name="Deviation">The standard deviation of a sample, as those who publish logs give it.</param>
public sealed record Lengths(long Cases, double Min, double Max, double Mean, double Median, double Deviation, double Total, long Negative);

/// <summary>Everything that is counted of a whole log, exactly.</summary>
/// <param name="Variants">Sequences of activities in the order of the log, whatever the transitions.</param>
/// <param name="Edges">Pairs of activities that follow each other directly somewhere.</param>
/// <param name="First">The earliest event, with the offset it was written with.</param>
/// <param name="Durations">From a case's first event to its last.</param>
/// <param name="StartToEnd">From the start that a case states to the end it states.</param>
public sealed record LogFigures(
    long Cases, long DistinctNames, long EmptyCases, long Events, int FewestEvents, int MostEvents, int Activities, int Variants, int Edges,
    int Resources, long EventsWithoutResource, int Groups, long EventsWithoutGroup, long EventsWithoutTime, long CasesOutOfOrder,
    DateTimeOffset? First, DateTimeOffset? Last, Lengths Durations, Lengths StartToEnd, EndFigures Ends)
{
    /// <summary>The most frequent first; of equals, the one that came first.</summary>
    public required IReadOnlyList<CountOf> TopActivities { get; init; }
    public required IReadOnlyList<long> TopVariants { get; init; }
    public required IReadOnlyList<EdgeCount> TopEdges { get; init; }
    public required IReadOnlyList<CountOf> Starts { get; init; }
    public required IReadOnlyList<CountOf> Finishes { get; init; }
    public required IReadOnlyList<CountOf> Transitions { get; init; }
    public required IReadOnlyList<CountOf> Offsets { get; init; }
    public required IReadOnlyList<CountOf> Departments { get; init; }
    public required IReadOnlyList<CountOf> Channels { get; init; }
}

/// <param name="WithBoth">Cases that state an end and a planned end; <paramref name="AfterPlanned"/> of them ended later.</param>
/// <param name="WithDeadline">Cases that state an end and a deadline; <paramref name="AfterDeadline"/> of them ended later.</param>
/// <param name="EventsDue">Events that state until when they were due; <paramref name="EventsAfterDue"/> of them came later.</param>
public sealed record EndFigures(
    long WithBoth, long AfterPlanned, long WithoutPlanned, long WithoutEnd, long WithDeadline, long AfterDeadline, long EventsDue, long EventsAfterDue);
