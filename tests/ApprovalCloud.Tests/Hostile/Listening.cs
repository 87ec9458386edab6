using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Everything that comes through to the log, with its exceptions and what stood around it.</summary>
internal sealed class Listening : ILogEventSink
{
    public ConcurrentQueue<(LogEventLevel Level, string Line)> Heard { get; } = new();

    /// <summary>What went wrong, for whoever reads that a test failed.</summary>
    public string Errors() => string.Join('\n', Heard.Where(one => one.Level >= LogEventLevel.Error).Select(one => one.Line[..Math.Min(1_500, one.Line.Length)]).TakeLast(3));

    public void Emit(LogEvent logEvent) => Heard.Enqueue((
        logEvent.Level,
        $"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {logEvent.Exception} {string.Join(' ', logEvent.Properties.Select(property => $"{property.Key}={property.Value}"))}"));
}
