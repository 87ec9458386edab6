namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>Files of two gigabytes for a material of a draft, by whoever may hand it in, as fast as they are taken.</summary>
/// <param name="path">Of the material.</param>
/// <param name="token">Its applicant's.</param>
internal sealed class LargeUploads(int atOnce, string path, string token) : Nuisance($"{atOnce} uploads of 2 GB", atOnce)
{
    private const long Length = 2_000_000_000;

    private static readonly byte[] Block = new byte[1 << 16];

    protected override async Task<string> Once(Uri address, CancellationToken ended)
    {
        using var client = await Connect(
            address,
            $"""
            PUT {path}?name=large.pdf HTTP/1.1
            Host: {address.Authority}
            Authorization: Bearer {token}
            Content-Type: application/pdf
            Content-Length: {Length}


            """, ended);
        var answer = Status(client, ended);
        try
        {
            for (long sent = 0; sent < Length && !answer.IsCompleted; sent += Block.Length)
                await client.GetStream().WriteAsync(Block, ended);
        }
        catch (IOException)
        {
            // The answer was sent before the end of the file, and the connection closed.
        }

        return await answer;
    }
}
