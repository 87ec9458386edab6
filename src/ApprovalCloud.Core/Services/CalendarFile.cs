using System.Globalization;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Services;

/// <summary>The text of a calendar's file with one year written or replaced; every other byte stays as it is.</summary>
public static class CalendarFile
{
    public static string With(string text, CalendarYear year)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.Split(end).ToList();
        var years = lines.FindIndex(line => line.StartsWith("years:", StringComparison.Ordinal));
        if (years < 0)
            throw new InvalidDataException("The calendar has no “years:”. Add it, with one year.");
        var starts = Enumerable.Range(years + 1, lines.Count - years - 1).Where(line => YearAt(lines[line]) is not null).ToList();
        var there = starts.Find(line => YearAt(lines[line]) == year.Year);
        var at = there > 0 ? there : starts.Where(line => YearAt(lines[line]) < year.Year).Select(line => EndOf(lines, line)).LastOrDefault(years + 1);
        if (there > 0)
            lines.RemoveRange(there, EndOf(lines, there) - there);
        lines.InsertRange(at, Lines(year));
        var written = string.Join(end, lines);
        return written.EndsWith(end, StringComparison.Ordinal) ? written : written + end;
    }

    private static int? YearAt(string line) => line is [' ', ' ', not ' ', ..] && line.TrimEnd().EndsWith(':')
        && int.TryParse(line.Trim().TrimEnd(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static int EndOf(List<string> lines, int start)
    {
        var end = start + 1;
        while (end < lines.Count && lines[end].StartsWith("   ", StringComparison.Ordinal))
            end++;
        return end;
    }

    private static IEnumerable<string> Lines(CalendarYear year)
    {
        yield return $"  {year.Year.ToString(CultureInfo.InvariantCulture)}:";
        yield return $"    source: {year.Source}";
        yield return "    holidays:";
        foreach (var holiday in year.Holidays)
        {
            yield return $"      - name: {Name(holiday.Name)}";
            yield return $"        from: {Iso(holiday.From)}";
            yield return $"        to: {Iso(holiday.To)}";
            if (holiday.Working.Count > 0)
                yield return $"        working: [{string.Join(", ", holiday.Working.Select(Iso))}]";
        }
    }

    private static string Name(Text name) => $"{{ en: {name.En}, zh-Hans: {name.ZhHans}, zh-Hant: {name.ZhHant} }}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
