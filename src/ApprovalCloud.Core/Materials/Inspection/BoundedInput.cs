namespace ApprovalCloud.Core.Materials;

/// <summary>
/// A file that can be read so often and no more. A reader that looks from each of many places to the end is busy for hours with a few megabytes
/// that were made for it; where the table of objects is broken, and all are looked for, it reads everything four times.
/// </summary>
internal sealed class BoundedInput(byte[] content) : MemoryStream(content, writable: false)
{
    private const int MostTimes = 12;
    private const int AtLeast = 4_000_000;
    private long left = ((long)content.Length * MostTimes) + AtLeast;

    public override int Read(Span<byte> buffer) => Count(base.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

    public override int ReadByte()
    {
        Count(1);
        return base.ReadByte();
    }

    private int Count(int bytes) => (left -= bytes) >= 0 ? bytes : throw new NotSupportedException("It is read again and again.");
}
