using ApprovalCloud.Web.Observability;
using Serilog;
using Serilog.Events;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>An event in the log is a line, whatever somebody typed that stands in it.</summary>
public sealed class LogLineTests
{
    [Fact]
    public void Message_WithWhateverIsTyped_IsOneLine()
    {
        foreach (var words in Naughty.Words.Concat(Naughty.Unstorable))
        {
            var lines = Written(log => log.Warning("Not sent to {Whom}: {Error}", words, words));
            Assert.StartsWith("[", Assert.Single(lines), StringComparison.Ordinal);
            Assert.Contains(" WRN] Not sent to ", lines[0], StringComparison.Ordinal);
            Assert.DoesNotContain(lines[0], letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u202e' or '\u200b');
        }
    }

    [Fact]
    public void Template_ThatIsMadeOfWhatIsTyped_IsOneLine() =>
        Assert.Single(Written(log => log.Write(LogEventLevel.Error, "x\n[12:00:00 ERR] forged {0} {@Error}\u001b[2J")));

    [Fact]
    public void Exception_SaysWhereItCameFrom_AndBeginsNoEvent()
    {
        var lines = Written(log => log.Error(Thrown("name\n[12:00:00 ERR] forged\u001b[31m"), "It broke"));

        Assert.Single(lines, line => line.StartsWith('['));
        Assert.All(lines.Skip(1), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(nameof(Thrown), StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("System.FormatException: within", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
    }

    private static Exception Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message, new FormatException("within"));
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }

    private static string[] Written(Action<ILogger> write)
    {
        var written = new StringWriter();
        using (var log = new LoggerConfiguration().WriteTo.Sink(new Sink(written)).CreateLogger())
            write(log);
        return written.ToString().TrimEnd('\n').Split('\n');
    }

    private sealed class Sink(StringWriter output) : Serilog.Core.ILogEventSink
    {
        private readonly PlainLines lines = new();

        public void Emit(LogEvent logEvent) => lines.Format(logEvent, output);
    }
}
