using ApprovalCloud.Core.Logs;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

public sealed record FigureGroup(string Title, IReadOnlyList<(string Name, string Value)> Lines);

/// <summary>Everything that was counted of a log, each figure with the number of its cases. Of people it says how many, and no names.</summary>
public sealed class FiguresModel(IMediator mediator, Workflows workflows, IStringLocalizer text) : LogPage(mediator, workflows, text)
{
    private const int Most = 10;

    public IEnumerable<FigureGroup> Groups => Log.Figures is { } figures
        ? [Size(figures), Times(figures), Ends(figures), Top(T["Activities"], figures.TopActivities), Top(T["Activities that cases start with"], figures.Starts),
            Top(T["Activities that cases end with"], figures.Finishes), Top(T["Departments"], figures.Departments), Top(T["How they came in"], figures.Channels),
            Top(T["Steps in the life of an activity"], figures.Transitions), Top(T["Offsets from UTC that times are written with"], figures.Offsets)]
        : [new FigureGroup(T["How much there is"], [
            (T["Cases"], LogWords.Count(Log.Cases)), (T["Events"], LogWords.Count(Log.Events)), (T["Variants"], LogWords.Count(Log.Variants)),
            (T["Median from the first event to the last"], Words.Length(Log.MedianDuration))])];

    private FigureGroup Size(LogFigures figures) => new(T["How much there is"], [
        (T["Cases"], LogWords.Count(figures.Cases)), (T["Different names of cases"], LogWords.Count(figures.DistinctNames)),
        (T["Cases without events"], LogWords.Count(figures.EmptyCases)), (T["Events"], LogWords.Count(figures.Events)),
        (T["Events of a case"], T["from {0} to {1}", figures.FewestEvents, figures.MostEvents]),
        (T["Activities"], LogWords.Count(figures.Activities)), (T["Connections"], LogWords.Count(figures.Edges)),
        (T["Variants"], T["{0}; the most frequent one in {1} cases", LogWords.Count(figures.Variants), LogWords.Count(figures.TopVariants is [var most, ..] ? most : 0)]),
        (T["People who acted"], T["{0}; at {1} events nobody is named", LogWords.Count(figures.Resources), LogWords.Count(figures.EventsWithoutResource)]),
        (T["Groups who acted"], T["{0}; at {1} events none is named", LogWords.Count(figures.Groups), LogWords.Count(figures.EventsWithoutGroup)])]);

    private FigureGroup Times(LogFigures figures) => new(T["Times"], [
        (T["First event"], figures.First is { } first ? LogWords.Moment(first) : T["not known"]),
        (T["Last event"], figures.Last is { } last ? LogWords.Moment(last) : T["not known"]),
        (T["Events without a time"], LogWords.Count(figures.EventsWithoutTime)),
        (T["Cases whose events are not in the order of time"], LogWords.Count(figures.CasesOutOfOrder)),
        (T["From the first event to the last"], Say(figures.Durations)),
        (T["From the start that a case states to its end"], Say(figures.StartToEnd))]);

    private FigureGroup Ends(LogFigures figures) => new(T["Ends and limits"], [
        (T["Ended after the planned end"], T["{0} of {1} cases that state both", LogWords.Count(figures.Ends.AfterPlanned), LogWords.Count(figures.Ends.WithBoth)]),
        (T["Ended after the limit"], T["{0} of {1} cases that state both", LogWords.Count(figures.Ends.AfterDeadline), LogWords.Count(figures.Ends.WithDeadline)]),
        (T["Cases without a planned end"], LogWords.Count(figures.Ends.WithoutPlanned)), (T["Cases without an end"], LogWords.Count(figures.Ends.WithoutEnd)),
        (T["Events later than they were due"], T["{0} of {1} events that state both", LogWords.Count(figures.Ends.EventsAfterDue), LogWords.Count(figures.Ends.EventsDue)])]);

    private FigureGroup Top(string title, IReadOnlyList<CountOf> counts) => new(title, counts.Count == 0
        ? [(T["None"], "")]
        : [.. counts.Take(Most).Select(one => (one.Name, LogWords.Count(one.Count)))]);

    private string Say(Lengths lengths) => lengths.Cases == 0
        ? T["not known"]
        : T["median {0}, mean {1}, from {2} to {3}; {4} cases", Words.Length(lengths.Median), Words.Length(lengths.Mean), Words.Length(lengths.Min), Words.Length(lengths.Max), LogWords.Count(lengths.Cases)];
}
