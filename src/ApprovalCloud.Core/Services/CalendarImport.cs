using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Core.Services;

/// <summary>A day that an import makes another.</summary>
/// <param name="Holiday">Whose day off it is, or for which it is worked; null where nothing is announced any more.</param>
public sealed record ChangedDay(DateOnly Day, bool IsWorkday, Text? Holiday);

/// <summary>A year of a calendar, read and checked, and not yet written.</summary>
/// <param name="Path">The calendar's file.</param>
/// <param name="Text">What it would say.</param>
/// <param name="Workflows">Everything, with the new year.</param>
public sealed record CalendarImport(int Year, string Path, string Text, Workflows Workflows, IReadOnlyList<ChangedDay> Days)
{
    /// <exception cref="InvalidDataException">Something is wrong; nothing was written.</exception>
    public static CalendarImport Read(string folder, string key, string file)
    {
        var path = System.IO.Path.Combine(folder, "calendars", $"{key}.yaml");
        if (!key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') || !File.Exists(path))
            throw new InvalidDataException($"There is no calendar “{key}”. There are: {string.Join(", ", Directory.EnumerateFiles(System.IO.Path.Combine(folder, "calendars"), "*.yaml").Select(System.IO.Path.GetFileNameWithoutExtension).Order())}.");
        var year = HolidayNotice.Read(file, ReadText(file));
        var text = CalendarFile.With(File.ReadAllText(path), year);
        var files = WorkflowFolder.Files(folder);
        var place = $"calendars/{key}.yaml";
        var before = WorkflowsReader.Read(files).Workflows.Calendars[key];
        var (workflows, findings) = WorkflowsReader.ReadAndCheck([.. files.Select(one => one.Path == place ? one with { Content = text } : one)]);
        return findings.Count == 0
            ? new CalendarImport(year.Year, path, text, workflows, [.. Changed(year, before, workflows.Calendars[key])])
            : throw new InvalidDataException($"With this year the workflows are not sound:\n{string.Join('\n', findings)}");
    }

    /// <summary>Written whole or not at all.</summary>
    public void Write()
    {
        var fresh = Path + ".new";
        File.WriteAllText(fresh, Text);
        File.Move(fresh, Path, overwrite: true);
    }

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file}: it cannot be read. {exception.Message}", exception);
        }
    }

    // A notice may reach into the neighbouring years.
    private static IEnumerable<ChangedDay> Changed(CalendarYear year, WorkCalendar before, WorkCalendar after)
    {
        for (var day = new DateOnly(year.Year - 1, 12, 1); day < new DateOnly(year.Year + 1, 2, 1); day = day.AddDays(1))
        {
            if (before.IsWorkday(day) != after.IsWorkday(day))
                yield return new ChangedDay(day, after.IsWorkday(day), year.Holidays.FirstOrDefault(holiday => (holiday.From <= day && day <= holiday.To) || holiday.Working.Contains(day))?.Name);
        }
    }
}
