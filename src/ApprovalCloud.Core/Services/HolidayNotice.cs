using System.Globalization;
using System.Text.Json;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Services;

/// <summary>One year of working days as its notice announces them, from a file of holiday-cn.</summary>
/// <remarks>https://github.com/NateScarlet/holiday-cn: every day that is not what its weekday says, with its holiday's name.</remarks>
public static class HolidayNotice
{
    private static readonly Dictionary<string, Text> Names = new()
    {
        ["元旦"] = new("New Year's Day", "元旦", "元旦"),
        ["春节"] = new("Spring Festival", "春节", "春節"),
        ["清明节"] = new("Tomb-Sweeping Day", "清明节", "清明節"),
        ["劳动节"] = new("Labour Day", "劳动节", "勞動節"),
        ["端午节"] = new("Dragon Boat Festival", "端午节", "端午節"),
        ["中秋节"] = new("Mid-Autumn Festival", "中秋节", "中秋節"),
        ["国庆节"] = new("National Day", "国庆节", "國慶節"),
    };

    private sealed record Day(string Name, DateOnly Date, bool IsOff);

    /// <exception cref="InvalidDataException">It cannot be read; the message names the file, and the line or the field.</exception>
    public static CalendarYear Read(string file, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(new Field(file, "", document.RootElement));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}, line {exception.LineNumber + 1}: this is no JSON. Give a file of holiday-cn.", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{file}: there are halves of characters in it. Give a file of holiday-cn.", exception);
        }
    }

    private static CalendarYear Read(Field root)
    {
        var year = root["year"].Number();
        var days = root["days"].Items().Select(day => ReadDay(day, year)).ToList();
        if (days.Count == 0)
            throw new InvalidDataException($"{root.File}, days: there are none. The calendar of {year} has not been announced; import it when it has.");
        if (days.GroupBy(day => day.Date).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"{root.File}, days: {Iso(twice.Key)} is there twice. Leave one of them.");
        var source = Source(root["papers"]);
        return new CalendarYear(year, source, [.. days.GroupBy(day => day.Name).SelectMany(Holidays).OrderBy(holiday => holiday.From)]);
    }

    // Older notices stand there without the s; the same address answers with it.
    private static string Source(Field papers)
    {
        var address = papers.Items().FirstOrDefault()?.Words() ?? throw papers.Wrong("name the notice's address");
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri!.Scheme is "http" or "https"
            ? $"https://{address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..]}"
            : throw papers.Wrong("give an address that begins with https://");
    }

    private static Day ReadDay(Field field, int year)
    {
        var (name, date, isOff) = (field["name"].Words(), field["date"].Date(), field["isOffDay"].Truth());
        if (name.Split('、').FirstOrDefault(part => !Names.ContainsKey(part)) is { } unknown)
            throw field["name"].Wrong($"the holiday “{unknown}” is not known. Add it, in three languages, to {nameof(HolidayNotice)}.{nameof(Names)}");
        if (Math.Abs(date.DayNumber - new DateOnly(year, 7, 1).DayNumber) > 200)
            throw field["date"].Wrong($"{Iso(date)} does not belong to {year}");
        if (!isOff && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            throw field["isOffDay"].Wrong($"{Iso(date)} is a working day already");
        return new Day(name, date, isOff);
    }

    // Days off that follow one another are one holiday; the days worked for it stand with the first.
    private static IEnumerable<Holiday> Holidays(IGrouping<string, Day> named)
    {
        var parts = named.Key.Split('、').Select(part => Names[part]).ToList();
        var name = new Text(
            string.Join(" and ", parts.Select(part => part.En)), string.Join('、', parts.Select(part => part.ZhHans)), string.Join('、', parts.Select(part => part.ZhHant)));
        List<DateOnly> working = [.. named.Where(day => !day.IsOff).Select(day => day.Date).Order()];
        var off = named.Where(day => day.IsOff).Select(day => day.Date).Order().ToList();
        for (var from = 0; from < off.Count;)
        {
            var to = from;
            while (to + 1 < off.Count && off[to + 1] == off[to].AddDays(1))
                to++;
            yield return new Holiday(name, off[from], off[to], from == 0 ? working : []);
            from = to + 1;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A place in the file, which is named if something is wrong there.</summary>
    private sealed record Field(string File, string Path, JsonElement Value)
    {
        public Field this[string name] => Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value)
            ? new Field(File, Path.Length == 0 ? name : $"{Path}.{name}", value)
            : throw Wrong($"“{name}” is missing");

        public IEnumerable<Field> Items() => Value.ValueKind == JsonValueKind.Array
            ? Value.EnumerateArray().Select((item, place) => new Field(File, $"{Path}[{place}]", item))
            : throw Wrong("give a list");

        public int Number() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) && number is > 1949 and < 2200
            ? number
            : throw Wrong("give a year such as 2027");

        public string Words() => Value.ValueKind == JsonValueKind.String && Value.GetString() is { Length: > 0 } words ? words : throw Wrong("give some text");

        public bool Truth() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Wrong("give true or false");

        public DateOnly Date() => DateOnly.TryParseExact(
            Value.ValueKind == JsonValueKind.String ? Value.GetString() : null, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong("give a day such as 2027-01-01");

        public InvalidDataException Wrong(string what) => new($"{File}{(Path.Length == 0 ? "" : $", {Path}")}: {what}.");
    }
}
