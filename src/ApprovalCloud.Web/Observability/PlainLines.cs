using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace ApprovalCloud.Web.Observability;

/// <summary>
/// An event is a line, and where its exception came from follows indented. What people typed stands in some messages: it begins no line of
/// its own, colours no terminal, and does not turn the line around.
/// </summary>
public sealed class PlainLines : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Line = new("[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        Line.Format(logEvent, line);
        output.WriteLine(OnOneLine(line.ToString()));
        Write(logEvent.Exception, output);
    }

    private static void Write(Exception? exception, TextWriter output)
    {
        if (exception is null)
            return;
        output.WriteLine($"  {exception.GetType().FullName}: {OnOneLine(exception.Message)}");
        if (exception.StackTrace is { } trace)
            output.WriteLine(trace);
        foreach (var inner in exception is AggregateException several ? [.. several.InnerExceptions] : new[] { exception.InnerException })
            Write(inner, output);
    }

    internal static string OnOneLine(string words)
    {
        var line = new StringBuilder(words.Length);
        foreach (var one in words.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(one) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                line.Append(one);
            else
                Array.ForEach(one.ToString().ToCharArray(), unit => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"));
        }

        return line.ToString();
    }
}
