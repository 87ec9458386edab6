using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads what services refer to: departments, life events and calendars.</summary>
internal static class ReferenceReader
{
    private const int LongestHoliday = 60;

    public static IEnumerable<Department> Departments(MapReader file)
    {
        foreach (var (key, node) in file.Entries("departments", Shape.Key, required: true))
        {
            if (file.Nested(node, key) is not { } map)
                continue;
            yield return new Department(key, map.Text("name"), map.String("code")) { Line = map.Line };
            map.End();
        }

        file.End();
    }

    public static IEnumerable<LifeEvent> LifeEvents(MapReader file)
    {
        foreach (var (key, node) in file.Entries("life-events", Shape.Key, required: true))
        {
            if (file.Nested(node, key) is not { } map)
                continue;
            yield return new LifeEvent(key, map.Text("title"));
            map.End();
        }

        file.End();
    }

    public static WorkCalendar Calendar(MapReader file)
    {
        var calendar = new WorkCalendar(Key(file, "calendars"), file.Text("title"), [.. Years(file)]);
        file.End();
        return calendar;
    }

    internal static string Key(MapReader file, string folder)
    {
        var key = file.String("key", Shape.Key);
        if (file.File != $"{folder}/{key}.yaml")
            file.Report(FindingRule.FileMisplaced, 1, $"{folder}/{key}.yaml", file.File);
        return key;
    }

    private static IEnumerable<CalendarYear> Years(MapReader file)
    {
        foreach (var (year, node) in file.Entries("years", Shape.Year, required: true))
        {
            if (file.Nested(node, year) is not { } map)
                continue;
            _ = int.TryParse(year, out var number);
            yield return new CalendarYear(number, map.String("source"), [.. map.Maps("holidays", required: true).Select(Holiday)]);
            map.End();
        }
    }

    private static Holiday Holiday(MapReader map)
    {
        var holiday = new Holiday(map.Text("name"), map.Date("from"), map.Date("to"), map.Dates("working"));
        if (holiday.To < holiday.From)
            map.Report(FindingRule.ValueInvalid, map.LineOf("to"), $"{holiday.To:yyyy-MM-dd}", "to", $"{holiday.From:yyyy-MM-dd} or later");
        map.End();
        // Every day of it is kept: of centuries, by a slip in a year, it would be too many.
        if (holiday.To.DayNumber - holiday.From.DayNumber <= LongestHoliday)
            return holiday;
        // Where there is no day to begin with, that has been said.
        if (holiday.From.Year > 1900)
            map.Report(FindingRule.ValueInvalid, map.LineOf("to"), $"{holiday.To:yyyy-MM-dd}", "to", $"at most {LongestHoliday} days after {holiday.From:yyyy-MM-dd}");
        return holiday with { To = holiday.From };
    }
}
