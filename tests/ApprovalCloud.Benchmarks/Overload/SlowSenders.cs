namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>Bodies of two megabytes that come at a byte a second.</summary>
/// <param name="token">Of somebody who may send them.</param>
internal sealed class SlowSenders(int atOnce, string token) : Nuisance($"{atOnce} slow senders", atOnce)
{
    protected override async Task<string> Once(Uri address, CancellationToken ended)
    {
        using var client = await Connect(
            address,
            $$"""
            POST /api/applications HTTP/1.1
            Host: {{address.Authority}}
            Authorization: Bearer {{token}}
            Content-Type: application/json
            Content-Length: 2000000

            {
            """, ended);
        var answer = Status(client, ended);
        while (await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1), ended)) != answer)
            await client.GetStream().WriteAsync(" "u8.ToArray(), ended);
        return await answer;
    }
}
