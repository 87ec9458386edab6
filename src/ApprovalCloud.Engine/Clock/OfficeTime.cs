using System.Collections.Concurrent;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

/// <summary>Dates at the office: an instant belongs to the day it has in the jurisdiction's time zone.</summary>
public sealed class OfficeTime(TimeZoneInfo zone)
{
    // To find a zone, the runtime lets one caller in after the other.
    private static readonly ConcurrentDictionary<string, OfficeTime> Known = new();

    public static OfficeTime Of(Jurisdiction jurisdiction) =>
        Known.GetOrAdd(jurisdiction.TimeZone, static zone => new OfficeTime(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    public DateTime LocalTimeOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The instant of a time of day at the office.</summary>
    public DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The last second of a day: a limit that ends on the day is kept until then.</summary>
    public DateTimeOffset EndOf(DateOnly day) => InstantOf(day, new TimeOnly(23, 59, 59));
}
