using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>What stands in a log, in the reader's language where the log is the platform's own; as it came otherwise.</summary>
/// <param name="service">Whose log it is; null for an imported one.</param>
public sealed class LogWords(Titles titles, string? service, IStringLocalizer T)
{
    public const string Start = "\u001fstart";
    public const string End = "\u001fend";

    public static string NameOf(string name, string? service, Titles titles) => service is null ? name : titles.Service(service);

    public string Activity(string name)
    {
        if (name is Start or End)
            return name == Start ? T["Start"] : T["End"];
        if (service is null)
            return name;
        return name.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0
            ? T["{0}: {1}", titles.Step(service, name[(blank + 1)..]), EventWords.Of(name[..blank], T)]
            : EventWords.Of(name, T);
    }

    public string Channel(string channel) => service is null ? channel : ChannelWords.Of(channel, T);

    public string Month(string month) => int.TryParse(month[..4], out var year) && int.TryParse(month[5..], out var number)
        ? Display.Month(new DateOnly(year, number, 1))
        : month;

    /// <summary>As a person would say it: two digits are enough of something that varies by days.</summary>
    public string Length(TimeSpan? length) => length switch
    {
        null => T["not known"],
        { Ticks: < 0 } before => "−" + Length(before.Duration()),
        { TotalMinutes: < 1 } seconds => T["{0} s", Display.Number((decimal)Math.Round(seconds.TotalSeconds, 1))],
        { TotalHours: < 1 } minutes => T["{0} min", Display.Number((decimal)Math.Round(minutes.TotalMinutes, 1))],
        { TotalDays: < 2 } hours => T["{0} h", Display.Number((decimal)Math.Round(hours.TotalHours, 1))],
        { } days => T["{0} days", Display.Number((decimal)Math.Round(days.TotalDays, 1))],
    };

    public string Length(double seconds) => Length(TimeSpan.FromSeconds(seconds));

    /// <summary>As it was written, wherever that was.</summary>
    public static string Moment(DateTimeOffset at) => Display.DateTime(at, TimeZoneInfo.CreateCustomTimeZone("log", at.Offset, null, null))
        + $" (UTC{(at.Offset < TimeSpan.Zero ? "−" : "+")}{at.Offset:hh\\:mm})";

    public static string Count(long count) => Display.Number(count);

    public static string Share(long part, long whole) => whole == 0 ? "" : $"{Display.Number(Math.Round(100m * part / whole, 1))} %";
}
