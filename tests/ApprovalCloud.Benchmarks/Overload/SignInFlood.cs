using System.Net.Http.Json;

namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>Passwords, as fast as they are refused: each that is looked at costs a tenth of a second of a processor.</summary>
internal sealed class SignInFlood(int atOnce) : Nuisance($"{atOnce} who try passwords", atOnce)
{
    private static readonly HttpClient Client = new();

    protected override async Task<string> Once(Uri address, CancellationToken ended)
    {
        using var answer = await Client.PostAsJsonAsync(new Uri(address, "/api/account/login"), new { email = $"{Guid.NewGuid()}@example.test", password = "Not-the-password-1" }, ended);
        return $"{(int)answer.StatusCode}";
    }
}
