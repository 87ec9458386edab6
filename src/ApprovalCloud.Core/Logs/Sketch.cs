using System.Buffers.Binary;

namespace ApprovalCloud.Core.Logs;

/// <summary>
/// Lengths of time by size: buckets that each are 4 % wider than the one before, so that a median lies within 2 % of the
/// true one (DDSketch, Masson, Rim and Lee, 2019). Two can be added up, and one taken out of another, without an error.
/// </summary>
public sealed class Sketch
{
    private const double Wider = 1.02 / 0.98;
    private const int Zero = -1;
    private const int EntrySize = sizeof(short) + sizeof(long);

    private static readonly double LogWider = Math.Log(Wider);

    private readonly Dictionary<int, long> buckets = [];

    public long Count => buckets.Values.Sum();

    public void Add(TimeSpan length, long times = 1) => Add(BucketOf(length), times);

    public void Add(Sketch other, long times = 1)
    {
        foreach (var (bucket, count) in other.buckets)
            Add(bucket, times * count);
    }

    /// <summary>The middle one; of an even number, the lower of the two in the middle.</summary>
    public TimeSpan? Median()
    {
        var rank = (Count + 1) / 2;
        foreach (var (bucket, count) in buckets.OrderBy(one => one.Key))
        {
            if ((rank -= count) <= 0)
                return bucket == Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(2 * Math.Pow(Wider, bucket) / (Wider + 1));
        }

        return null;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[EntrySize * buckets.Count];
        var rest = bytes.AsSpan();
        foreach (var (bucket, count) in buckets.OrderBy(one => one.Key))
        {
            BinaryPrimitives.WriteInt16LittleEndian(rest, (short)bucket);
            BinaryPrimitives.WriteInt64LittleEndian(rest[sizeof(short)..], count);
            rest = rest[EntrySize..];
        }

        return bytes;
    }

    public static Sketch Of(ReadOnlySpan<byte> bytes)
    {
        var sketch = new Sketch();
        for (; bytes.Length > 0; bytes = bytes[EntrySize..])
            sketch.Add(BinaryPrimitives.ReadInt16LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(short)..]));
        return sketch;
    }

    private void Add(int bucket, long times)
    {
        var count = buckets.GetValueOrDefault(bucket) + times;
        if (count == 0)
            buckets.Remove(bucket);
        else
            buckets[bucket] = count;
    }

    private static int BucketOf(TimeSpan length) =>
        length.TotalMilliseconds < 1 ? Zero : (int)Math.Ceiling(Math.Log(length.TotalMilliseconds) / LogWider);
}
