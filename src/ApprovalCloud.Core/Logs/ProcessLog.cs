using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Logs;

/// <summary>A log to look at: one that was imported, or the platform's own history of one service.</summary>
public sealed class ProcessLog
{
    private ProcessLog() { }

    /// <param name="digest">Of the file (SHA-256), so that it is not imported twice.</param>
    public static ProcessLog Imported(string name, byte[] digest, string by, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), Name = name, Digest = digest, ImportedByName = by, ImportedAt = at };

    public static ProcessLog Own(string service) => new() { Id = IdOf(service), Name = service, Service = service };

    /// <summary>The same on every node.</summary>
    public static Guid IdOf(string service) => KeyOf($"service {service}");

    public static Guid SliceOf(Guid log, Slice slice) => KeyOf($"{log} {slice.Month}\n{slice.Department}\n{slice.Channel}");

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Whose applications it is made of, where it is the platform's own.</summary>
    public string? Service { get; private set; }

    public byte[]? Digest { get; private set; }

    /// <summary>All that was counted while it was imported; the platform's own goes on, and has its tallies only.</summary>
    public LogFigures? Figures { get; private set; }

    public string? ImportedByName { get; private set; }
    public DateTimeOffset? ImportedAt { get; private set; }

    public void Complete(LogFigures figures) => Figures = figures;

    private static Guid KeyOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

/// <summary>One slice of a log. Its version guards all tallies below it.</summary>
public sealed class LogSlice
{
    private LogSlice() { }

    public LogSlice(Guid log, Slice slice)
    {
        (Id, LogId) = (ProcessLog.SliceOf(log, slice), log);
        (Month, Department, Channel) = (slice.Month, slice.Department, slice.Channel);
    }

    public Guid Id { get; private set; }
    public Guid LogId { get; private set; }
    public string Month { get; private set; } = "";
    public string Department { get; private set; } = "";
    public string Channel { get; private set; } = "";
    public long Cases { get; private set; }
    public long Events { get; private set; }
    public byte[] Durations { get; private set; } = [];

    /// <summary>How many different ones; counting them would mean looking at every one.</summary>
    public int Variants { get; private set; }

    public long Version { get; private set; }

    public void Add(SliceTally tally)
    {
        var durations = Sketch.Of(Durations);
        durations.Add(tally.Durations);
        (Cases, Events, Durations, Version) = (Cases + tally.Cases, Events + tally.Events, durations.ToBytes(), Version + 1);
    }

    /// <summary>A tally is new, or there is nothing left of it.</summary>
    public void Keeps(TallyKind kind, int more) => Variants += kind == TallyKind.Variant ? more : 0;
}

/// <summary>One activity, edge or variant within a slice.</summary>
public sealed class LogTally
{
    private LogTally() { }

    public LogTally(Guid slice, TallyKey key) => (SliceId, Kind, From, To) = (slice, key.Kind, key.From, key.To);

    public Guid SliceId { get; private set; }
    public TallyKind Kind { get; private set; }
    public string From { get; private set; } = "";
    public string To { get; private set; } = "";
    public long Count { get; private set; }
    public long Cases { get; private set; }
    public byte[] Times { get; private set; } = [];

    public TallyKey Key => new(Kind, From, To);

    public void Add(PartTally tally)
    {
        var times = Sketch.Of(Times);
        times.Add(tally.Times);
        (Count, Cases, Times) = (Count + tally.Count, Cases + tally.Cases, times.ToBytes());
    }
}

/// <summary>What a variant consists of.</summary>
public sealed class LogVariant
{
    private LogVariant() { }

    public LogVariant(Guid log, Guid variant, IReadOnlyList<string> activities) => (LogId, Variant, Activities) = (log, variant, activities);

    public Guid LogId { get; private set; }
    public Guid Variant { get; private set; }
    public IReadOnlyList<string> Activities { get; private set; } = [];
}

/// <summary>A case of an imported log: enough to be found again in the system that it comes from.</summary>
public sealed class LogCase
{
    private LogCase() { }

    public LogCase(Guid log, int place, Course course)
    {
        (LogId, Place, Name, Variant) = (log, place, course.Trace.Name, course.Variant);
        (FirstAt, LastAt) = (course.FirstAt?.ToUniversalTime(), course.LastAt?.ToUniversalTime());
    }

    public Guid LogId { get; private set; }
    public int Place { get; private set; }
    public string Name { get; private set; } = "";
    public Guid Variant { get; private set; }
    public DateTimeOffset? FirstAt { get; private set; }
    public DateTimeOffset? LastAt { get; private set; }
}

/// <summary>An application whose course, up to its end, stands in the tallies of its service.</summary>
public sealed class FoldedApplication
{
    private FoldedApplication() { }

    public FoldedApplication(Guid applicationId, Guid log, int events, Course course)
    {
        (ApplicationId, LogId) = (applicationId, log);
        Fold(events, course);
    }

    public Guid ApplicationId { get; private set; }
    public Guid LogId { get; private set; }

    /// <summary>How many of its events were counted: what comes later, such as an audit, is not part of it.</summary>
    public int Events { get; private set; }

    public Guid Variant { get; private set; }

    public void Fold(int events, Course course) => (Events, Variant) = (events, course.Variant);
}
