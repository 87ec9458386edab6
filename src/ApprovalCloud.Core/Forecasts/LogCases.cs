using ApprovalCloud.Core.Logs;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>Another system's event log, as forecasts are learnt from it: what happened, and when.</summary>
public static class LogCases
{
    public static IEnumerable<PastCase> Of(IEnumerable<LogTrace> traces)
    {
        foreach (var trace in traces)
        {
            var happened = trace.Events.Where(one => one.At is not null).OrderBy(one => one.At).Select(one => (one.At!.Value, one.Activity)).ToList();
            if (happened is [var first, .., var last])
                yield return new PastCase(trace.Department ?? "", trace.Channel ?? "", first.Value, last.Value, happened);
        }
    }
}
