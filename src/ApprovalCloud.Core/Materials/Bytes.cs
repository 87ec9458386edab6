namespace ApprovalCloud.Core.Materials;

internal static class Bytes
{
    /// <summary>All of it; null as soon as it is longer than it may be.</summary>
    public static async Task<byte[]?> Read(Stream content, long most, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var piece = new byte[81_920];
        for (int read; (read = await content.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (whole.Length + read > most)
                return null;
            whole.Write(piece, 0, read);
        }

        return whole.ToArray();
    }
}
