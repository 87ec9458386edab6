using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Retention;

/// <summary>
/// What is left of an application whose record the law no longer keeps: that there was one, the hashes of its entries, by which the seals
/// of its days stay provable and whoever has kept an entry can still prove it, and what it counted as. It names nobody.
/// </summary>
public sealed class PurgedCase
{
    private PurgedCase() { }

    public PurgedCase(Application application, IReadOnlyList<EventRow> events, IReadOnlyList<FactRead> reads, PurgedFigures figures, DateOnly keptUntil, DateTimeOffset at)
    {
        (ApplicationId, Number, Service, ServiceVersion) = (application.Id, application.Number!, application.Service, application.ServiceVersion);
        (SubmittedAt, EndedAs, KeptUntil, PurgedAt) = (application.SubmittedAt!.Value, application.EndedAs!.Value, keptUntil, at);
        (EventHashes, EventSizes) = ([.. events.SelectMany(row => row.Hash)], [.. events.Select(row => (byte)row.Hash.Length)]);
        (ReadHashes, ReadSizes) = ([.. reads.SelectMany(row => row.Hash)], [.. reads.Select(row => (byte)row.Hash.Length)]);
        var last = events.Last(row => row.Kind == nameof(ApplicationEnded));
        (Ending, EndingFields, EndedAt) = (last.Sequence, JsonSerializer.Serialize(EventChain.Fields(last)), last.At);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(gzip, figures);
        Figures = packed.ToArray();
    }

    public Guid ApplicationId { get; private set; }
    public string Number { get; private set; } = "";
    public string Service { get; private set; } = "";
    public int ServiceVersion { get; private set; }
    public DateTimeOffset SubmittedAt { get; private set; }
    public DateTimeOffset EndedAt { get; private set; }
    public CaseStatus EndedAs { get; private set; }

    /// <summary>The last day on which its record had to be kept.</summary>
    public DateOnly KeptUntil { get; private set; }

    public DateTimeOffset PurgedAt { get; private set; }

    /// <summary>The hash of each event, one after the other, and of how many bytes each is; null where each is of 32.</summary>
    public byte[] EventHashes { get; private set; } = [];
    public byte[]? EventSizes { get; private set; }

    /// <summary>Of each row of its access ledger, likewise.</summary>
    public byte[] ReadHashes { get; private set; } = [];
    public byte[]? ReadSizes { get; private set; }

    /// <summary>The number of the event by which it ended, and all that stood in it: with the hashes this proves since when it need not be kept.</summary>
    public int Ending { get; private set; }
    public string EndingFields { get; private set; } = "";

    /// <summary>What it counted as; JSON, packed by gzip.</summary>
    public byte[] Figures { get; private set; } = [];

    public PurgedFigures Counted()
    {
        using var gzip = new GZipStream(new MemoryStream(Figures), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<PurgedFigures>(gzip)!;
    }

    /// <summary>The hash of an event, by its number.</summary>
    public byte[]? HashOfEvent(int sequence) => HashOf(EventHashes, EventSizes, sequence);

    public byte[]? HashOfRead(int sequence) => HashOf(ReadHashes, ReadSizes, sequence);

    private static byte[]? HashOf(byte[] hashes, byte[]? sizes, int sequence)
    {
        if (sequence < 1 || (sizes is not null && sizes.Length < sequence))
            return null;
        var start = sizes?.Take(sequence - 1).Sum(size => size) ?? (sequence - 1) * SHA256.HashSizeInBytes;
        var end = start + (sizes?[sequence - 1] ?? SHA256.HashSizeInBytes);
        return hashes.Length < end ? null : hashes[start..end];
    }
}

/// <param name="Figures">What its rows and events counted as.</param>
/// <param name="Course">Up to its end, without who acted; null where it was not counted.</param>
public sealed record PurgedFigures(IReadOnlyList<PurgedFigure> Figures, LogTrace? Course);

public sealed record PurgedFigure(FigureKey Key, int Value);
