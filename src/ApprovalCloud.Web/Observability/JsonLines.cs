using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace ApprovalCloud.Web.Observability;

/// <summary>An event is a line of JSON with its time in UTC, for whatever collects the log: https://clef-json.org, with its words written out.</summary>
public sealed class JsonLines : ITextFormatter
{
    private static readonly RenderedCompactJsonFormatter Json = new();

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        Json.Format(logEvent, line);
        // Signs that steer a terminal stand within JSON's strings alone, where they may be written so.
        output.WriteLine(PlainLines.OnOneLine(line.ToString().TrimEnd()));
    }
}
