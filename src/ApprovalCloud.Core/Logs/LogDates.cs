using System.Xml;

namespace ApprovalCloud.Core.Logs;

internal static class LogDates
{
    /// <summary>An xs:dateTime with its offset; one without is taken as UTC, so that a log means the same on every machine.</summary>
    public static DateTimeOffset? Read(string value)
    {
        var text = value.AsSpan().Trim();
        // The sign of an offset can only stand after the time; the date has its own two.
        var time = text.IndexOf('T');
        var hasOffset = time > 0 && (text[^1] == 'Z' || text[time..].IndexOfAny('+', '-') >= 0);
        if (time <= 0)
            return null;
        try
        {
            return XmlConvert.ToDateTimeOffset(hasOffset ? text.ToString() : $"{text}Z");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
