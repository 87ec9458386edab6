using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ApprovalCloud.Core.Applications;

namespace ApprovalCloud.Core.Archive;

/// <summary>The events of an application that has ended long ago, packed into one row. They come out as they went in, to the letter.</summary>
public sealed class ArchivedCase
{
    private ArchivedCase() { }

    public ArchivedCase(Guid applicationId, IReadOnlyList<EventRow> history, DateTimeOffset at)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(gzip, history.Select(StoredEvent.Of));
        (ApplicationId, Count, HeadHash, ArchivedAt) = (applicationId, history.Count, history[^1].Hash, at);
        Content = packed.ToArray();
        Digest = SHA256.HashData(Content);
    }

    public Guid ApplicationId { get; private set; }

    /// <summary>How many events there are.</summary>
    public int Count { get; private set; }

    /// <summary>The hash of the last of them.</summary>
    public byte[] HeadHash { get; private set; } = [];

    /// <summary>The events as JSON, in their order, packed by gzip.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Digest { get; private set; } = [];

    public DateTimeOffset ArchivedAt { get; private set; }

    /// <exception cref="InvalidDataException">It is not what was put away.</exception>
    public List<EventRow> Read()
    {
        if (!SHA256.HashData(Content).AsSpan().SequenceEqual(Digest))
            throw new InvalidDataException($"The archived events of {ApplicationId} were changed.");
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Content), CompressionMode.Decompress);
            return [.. (JsonSerializer.Deserialize<List<StoredEvent?>>(gzip) ?? []).Select(stored => stored?.ToRow(ApplicationId) ?? throw new JsonException("An event is missing."))];
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The archived events of {ApplicationId} are none.", exception);
        }
    }

    private sealed record StoredEvent(
        int Sequence, DateTimeOffset At, string Kind, string? Step, Guid? ActorId, string? ActorName, string Data, string? Clock, byte[] Hash)
    {
        public static StoredEvent Of(EventRow row) => new(row.Sequence, row.At, row.Kind, row.Step, row.ActorId, row.ActorName, row.Data, row.Clock, row.Hash);

        public EventRow ToRow(Guid application) => new(application, Sequence, At, Kind, Step, ActorId, ActorName, Data, Clock, Hash);
    }
}
