namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>They ask for the services two hundred times, one behind the other, and read nothing for ten seconds.</summary>
internal sealed class SlowReaders(int atOnce) : Nuisance($"{atOnce} who do not read", atOnce)
{
    private const int Times = 200;

    protected override async Task<string> Once(Uri address, CancellationToken ended)
    {
        var list = $"""
            GET /api/services HTTP/1.1
            Host: {address.Authority}


            """;
        using var client = await Connect(address, string.Concat(Enumerable.Repeat(list, Times)), ended);
        await Task.Delay(TimeSpan.FromSeconds(10), ended);
        return await Status(client, ended);
    }
}
