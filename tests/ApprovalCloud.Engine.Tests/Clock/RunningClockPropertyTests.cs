using System.Text.Json;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Clock;

public sealed class RunningClockPropertyTests
{
    private static readonly WorkCalendar Calendar = WorkflowFolder.Read().Calendars["cn"];
    private static readonly DateOnly First = new(2025, 1, 2);

    private static readonly Gen<Duration> Limit = Gen.Select(Gen.Int[1, 30], Gen.Enum<TimeUnit>(), (length, unit) =>
        new Duration(unit switch { TimeUnit.Month => 1 + (length % 4), TimeUnit.Week => 1 + (length % 9), _ => length }, unit));

    private static readonly Gen<(DateOnly From, DateOnly To)[]> Stops = Gen.Select(Gen.Int[0, 90], Gen.Int[0, 25])
        .Select(pair => (First.AddDays(pair.Item1), First.AddDays(pair.Item1 + pair.Item2))).Array[0, 6];

    [Fact]
    public void Due_WithAnyPauses_IsNeverEarlier() => Gen.Select(Limit, Stops).Sample((limit, stops) =>
        Clock(stops).Due(limit, Calendar).Date >= Clock([]).Due(limit, Calendar).Date, iter: 1_000);

    [Fact]
    public void Due_WithOnePauseMore_IsNeverEarlier() => Gen.Select(Limit, Stops, Stops).Sample((limit, some, more) =>
        Clock([.. some, .. more]).Due(limit, Calendar).Date >= Clock(some).Due(limit, Calendar).Date, iter: 1_000);

    [Fact]
    public void Due_DependsOnTheUnionOfThePausesAlone() => Gen.Select(Limit, Stops).Sample((limit, stops) =>
    {
        var days = stops.SelectMany(stop => Enumerable.Range(0, stop.To.DayNumber - stop.From.DayNumber + 1).Select(stop.From.AddDays)).Distinct();
        return Clock([.. days.Select(day => (day, day))]).Due(limit, Calendar) == Clock(stops).Due(limit, Calendar);
    }, iter: 500);

    [Fact]
    public void Due_InWorkingDays_IsWhatSomebodyCountsDayByDay() => Gen.Select(Gen.Int[1, 40], Stops).Sample((length, stops) =>
    {
        var (day, left) = (First, length);
        while (left > 0)
        {
            day = day.AddDays(1);
            if (Calendar.IsWorkday(day) && !stops.Any(stop => stop.From <= day && day <= stop.To))
                left--;
        }

        return Clock(stops).Due(new Duration(length, TimeUnit.WorkingDay), Calendar).Date == day;
    }, iter: 1_000);

    [Fact]
    public void Due_InCalendarDays_IsWhatSomebodyCountsDayByDay() => Gen.Select(Gen.Int[1, 90], Stops).Sample((length, stops) =>
    {
        var (day, left) = (First, length);
        while (left > 0)
        {
            day = day.AddDays(1);
            if (!stops.Any(stop => stop.From <= day && day <= stop.To))
                left--;
        }

        return Clock(stops).Due(new Duration(length, TimeUnit.CalendarDay), Calendar).Date >= Calendar.NextWorkday(day);
    }, iter: 1_000);

    [Fact]
    public void Replay_OfWrittenEvents_GivesTheSameDateAgain() => Gen.Select(Limit, Stops).Sample((limit, stops) =>
    {
        var events = Events(stops);
        var read = JsonSerializer.Deserialize<List<ClockEvent>>(JsonSerializer.Serialize(events))!;
        return RunningClock.Replay("a", Law, read)!.Due(limit, Calendar) == RunningClock.Replay("a", Law, events)!.Due(limit, Calendar);
    }, iter: 300);

    [Fact]
    public void Replay_LooksAtItsOwnClockOnly() => Gen.Select(Limit, Stops, Stops).Sample((limit, own, others) =>
        RunningClock.Replay("a", Law, [.. Events(own), .. Events(others).Select(happened => happened with { Clock = "b" })])!.Due(limit, Calendar)
        == Clock(own).Due(limit, Calendar), iter: 300);

    [Fact]
    public void Explanation_EndsWithTheDateItExplains() => Gen.Select(Limit, Stops).Sample((limit, stops) =>
    {
        var (clock, lines) = (Clock(stops), Clock(stops).Explain(limit, Calendar));
        var due = clock.Due(limit, Calendar);
        var last = due.IsProvisional ? lines[^2] : lines[^1];
        return last.Words.ZhHans == $"截止 {due.Date.Year} 年 {due.Date.Month} 月 {due.Date.Day} 日";
    }, iter: 300);

    private static readonly TimeLimit Law = new(new Duration(20, TimeUnit.WorkingDay), ClockStart.Receipt);

    private static RunningClock Clock((DateOnly From, DateOnly To)[] stops) => RunningClock.Replay("a", Law, Events(stops))!;

    private static List<ClockEvent> Events((DateOnly From, DateOnly To)[] stops) =>
    [
        new("a", ClockChange.Received, First, ClockRule.Receipt, Text.Empty),
        new("a", ClockChange.Started, First, ClockRule.Receipt, Text.Empty),
        .. stops.Select(stop => new ClockEvent("a", ClockChange.Stopped, stop.From, ClockRule.SpecialProcedure, Text.Empty)
        {
            Cause = PauseCause.Testing, Until = stop.To,
        }),
    ];
}
