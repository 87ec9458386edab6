using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>A form that arrived after its sender's session had ended.</summary>
/// <param name="Person">Whose session it was, where that could still be read.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, string? Person, DateTimeOffset Until);

/// <summary>
/// Keeps such a form through the sign-in: sealed, in the sign-in page itself, so that nothing of it lies on the server. It
/// is given back to nobody but the person it came from, and is sent again only when they press the button.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider clock)
{
    private const int LargestForm = 200_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly string[] NeverKept = ["__RequestVerificationToken", "Password", "Credential"];
    private readonly IDataProtector sealing = protection.CreateProtector(nameof(KeptForms));

    /// <summary>
    /// The form, sealed; null if it is none of ours, too large, or comes from another site: whoever signs in must not find
    /// something there that somebody else put into the page.
    /// </summary>
    public async Task<string?> Keep(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType || request.ContentLength is null or > LargestForm || !IsFromHere(request))
            return null;
        var form = await request.ReadFormAsync(context.RequestAborted);
        var fields = form.Where(field => !NeverKept.Contains(field.Key))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        var kept = new KeptForm(request.Path + request.QueryString, fields, PersonOf(request), clock.GetUtcNow() + Lifetime);
        return sealing.Protect(JsonSerializer.Serialize(kept));
    }

    /// <summary>The form, for whoever has signed in; null if it is not theirs, or too old.</summary>
    public KeptForm? Open(string? kept, Guid person)
    {
        if (string.IsNullOrEmpty(kept))
            return null;
        try
        {
            var form = JsonSerializer.Deserialize<KeptForm>(sealing.Unprotect(kept))!;
            return form.Until >= clock.GetUtcNow() && (form.Person is null || form.Person == person.ToString()) ? form : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsFromHere(HttpRequest request) =>
        request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value;

    // The session is over, but its ticket still says whose it was.
    private string? PersonOf(HttpRequest request)
    {
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        var cookie = options.CookieManager.GetRequestCookie(request.HttpContext, options.Cookie.Name!);
        return cookie is null ? null : options.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirstValue(ClaimTypes.NameIdentifier);
    }
}
