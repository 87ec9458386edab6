using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ApprovalCloud.SampleRegistries.Doors;

/// <summary>Tokens that were given out, each for one registry, until they expire.</summary>
internal sealed class Tokens
{
    public static readonly TimeSpan Serve = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Registry, DateTimeOffset Until)> given = new();

    public string Give(string registry)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        given[token] = (registry, DateTimeOffset.UtcNow + Serve);
        foreach (var expired in given.Where(pair => pair.Value.Until < DateTimeOffset.UtcNow).ToList())
            given.TryRemove(expired);
        return token;
    }

    public bool Takes(string registry, string token) =>
        given.TryGetValue(token, out var found) && found.Registry == registry && DateTimeOffset.UtcNow < found.Until;
}
