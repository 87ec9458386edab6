using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Faults.Clients;

internal enum Act { Begin, Submit, Decide }

/// <summary>Something that the platform has said it has done.</summary>
/// <param name="Begun">When it was first asked for.</param>
internal sealed record Acknowledgement(Act Act, Guid Application, int Step, TimeSpan Begun, TimeSpan At);

internal enum Trouble
{
    /// <summary>Answered with 429 or 503: to be sent again.</summary>
    Refused,

    /// <summary>No answer, a broken one, or another of 5xx: it may have been done or not.</summary>
    Unclear,
}

/// <summary>All that clients were told, with its time since the start.</summary>
internal sealed class Ledger
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly Lock writing = new();
    private readonly List<Acknowledgement> acknowledged = [];
    private readonly List<(TimeSpan At, Trouble Trouble, string What)> troubles = [];
    private readonly List<string> wrong = [];

    public TimeSpan Now => Stopwatch.GetElapsedTime(start);

    public IReadOnlyList<Acknowledgement> Acknowledged => Copy(acknowledged);

    public IReadOnlyList<(TimeSpan At, Trouble Trouble, string What)> Troubles => Copy(troubles);

    /// <summary>Answers that no fault explains, such as that something cannot be done which must be possible.</summary>
    public IReadOnlyList<string> Wrong => Copy(wrong);

    public void Acknowledge(Act act, Guid application, int step, TimeSpan begun) => Write(acknowledged, new Acknowledgement(act, application, step, begun, Now));

    public void Met(Trouble trouble, string what) => Write(troubles, (Now, trouble, what));

    public void Complain(string what) => Write(wrong, what);

    private void Write<T>(List<T> list, T one)
    {
        lock (writing)
            list.Add(one);
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (writing)
            return [.. list];
    }
}
