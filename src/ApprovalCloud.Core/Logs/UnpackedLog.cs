using System.IO.Compression;

namespace ApprovalCloud.Core.Logs;

/// <summary>
/// A log's bytes, unpacked if they are gzip (by what they are, not by what the file is called), and bounded: in all, and
/// between two nodes, so that no single text fills the memory.
/// </summary>
internal sealed class UnpackedLog : Stream
{
    public const int LongestNode = 2_000_000;

    // Real logs shrink to a twentieth or a fiftieth.
    private const int TightestPacking = 100;
    private const long AlwaysAllowed = 20_000_000;

    private readonly Stream inner;
    private readonly long largest;
    private long total;
    private long sinceNode;

    public UnpackedLog(Stream content, long largest)
    {
        this.largest = Math.Min(largest, AlwaysAllowed + (TightestPacking * content.Length));
        Span<byte> head = stackalloc byte[4];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        IsZip = head is [(byte)'P', (byte)'K', 3, 4];
        inner = length >= 2 && head is [0x1f, 0x8b, ..] ? new GZipStream(content, CompressionMode.Decompress, leaveOpen: true) : content;
    }

    public bool IsZip { get; }

    public bool IsTooLarge => total > largest;

    public long Megabytes => largest / 1_000_000;

    public bool IsNodeTooLong => sinceNode > LongestNode;

    /// <summary>A node has been read whole.</summary>
    public void NextNode() => sinceNode = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (IsTooLarge || IsNodeTooLong)
            throw new InvalidDataException("The log is larger than it may be.");
        var read = inner.Read(buffer);
        (total, sinceNode) = (total + read, sinceNode + read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && inner is GZipStream packed)
            packed.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => total; set => throw new NotSupportedException(); }
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
