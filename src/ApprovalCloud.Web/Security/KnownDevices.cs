using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.DataProtection;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// Browsers in which the owner of an account has signed in before (OWASP: device cookies). Wrong passwords of strangers lock an account for
/// strangers, and not for whoever comes from one of these: they have a count of their own (ASVS 5.0, 6.1.1). Another password forgets them all.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, IHttpContextAccessor contexts, CookieNames names, CountAttempts attempts, TimeProvider clock)
{
    private const string What = "device";
    // As often as any account may be tried: ten times in five minutes.
    private const int Most = 10;
    private const int Minutes = 5;
    private const int Chance = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly IDataProtector sealing = protection.CreateProtector(nameof(KnownDevices));

    // The last minute of the five, until which the count is kept.
    private long Now => (CountAttempts.MinuteOf(clock.GetUtcNow()) / Minutes * Minutes) + Minutes - 1;

    private sealed record Device(Guid Person, string Account, string Id);

    public void Remember(User user)
    {
        var device = sealing.Protect($"{user.Id} {AccountOf(user)} {Convert.ToHexString(RandomNumberGenerator.GetBytes(Chance))}");
        contexts.HttpContext!.Response.Cookies.Append(names.Device, device, new CookieOptions
        {
            HttpOnly = true, IsEssential = true, MaxAge = Lifetime, SameSite = SameSiteMode.Strict, Secure = names.OverTls || contexts.HttpContext.Request.IsHttps,
        });
    }

    public bool IsOf(User user) => Here(user) is not null;

    /// <summary>Whether it may try once more; null where the browser is none of the account's.</summary>
    public async Task<bool?> MayTry(User user, CancellationToken cancellationToken) =>
        Here(user) is { } device ? await attempts.SoFar(What, device.Id, Now, cancellationToken) < Most : null;

    /// <summary>What was shown there just now was wrong.</summary>
    public async Task Failed(User user, CancellationToken cancellationToken)
    {
        if (Here(user) is { } device)
            await attempts.Count(What, device.Id, Now, cancellationToken);
    }

    private Device? Here(User user) => Read(contexts.HttpContext?.Request.Cookies[names.Device]) is { } device && device.Person == user.Id && device.Account == AccountOf(user) ? device : null;

    private Device? Read(string? cookie)
    {
        try
        {
            return cookie is not null && sealing.Unprotect(cookie).Split(' ') is [var person, var account, var id] ? new Device(Guid.Parse(person), account, id) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string AccountOf(User user) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(user.SecurityStamp ?? "")));
}
