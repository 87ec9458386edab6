using System.Security.Cryptography;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>One entry of an application's history: numbered without a gap, and sealed by the hash of all before it.</summary>
public sealed class EventRow : NotifyingRow
{
    private EventRow() { }

    public EventRow(Guid applicationId, int sequence, RunEvent happened, IReadOnlyCollection<ClockEvent> clock, byte[] previous, HashAlgorithmName hashing)
    {
        (ApplicationId, Sequence, At) = (applicationId, sequence, happened.At);
        (Kind, Step) = (happened.GetType().Name, happened.StepKey);
        (ActorId, ActorName) = (happened.By?.Id, happened.By?.Name);
        Data = EventJson.Write(happened);
        Clock = clock.Count == 0 ? null : EventJson.WriteClock(clock);
        Hash = EntryHash.Of(previous, EventChain.Fields(this), hashing);
    }

    /// <summary>As it was kept, sealed by the hash that it has.</summary>
    internal EventRow(Guid applicationId, int sequence, DateTimeOffset at, string kind, string? step, Guid? actorId, string? actorName, string data, string? clock, byte[] hash) =>
        (ApplicationId, Sequence, At, Kind, Step, ActorId, ActorName, Data, Clock, Hash) = (applicationId, sequence, at, kind, step, actorId, actorName, data, clock, hash);

    public Guid ApplicationId { get; private init; }
    public int Sequence { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string Kind { get; private init; } = "";
    public string? Step { get; private init; }
    public Guid? ActorId { get; private init; }
    public string? ActorName { get; private init; }

    /// <summary>The event itself, as JSON text; kept to the letter, because the hash is over it.</summary>
    public string Data { get; private init; } = "";

    /// <summary>What it meant for the clocks, each with the rule and the article that caused it; as JSON text.</summary>
    public string? Clock { get; private init; }

    public byte[] Hash { get; private init; } = [];

    public RunEvent Read() => EventJson.Read(Data);

    public IReadOnlyList<ClockEvent> ReadClock() => Clock is null ? [] : EventJson.ReadClock(Clock);
}
