using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// Wherever TLS is spoken, and that is everywhere but on a desk, names of cookies begin with <c>__Host-</c>: a browser takes such a one from this
/// host alone, over TLS alone, so that no neighbour in the domain puts one of theirs in its place (ASVS 5.0, 3.3.1 and 3.3.3).
/// </summary>
/// <param name="OverTls">Setting <c>Cookies:OverTls</c>; without it, whether this is no desk.</param>
public sealed record CookieNames(bool OverTls)
    : IPostConfigureOptions<CookieAuthenticationOptions>, IPostConfigureOptions<AntiforgeryOptions>, IPostConfigureOptions<CookieTempDataProviderOptions>,
        IPostConfigureOptions<OpenIdConnectOptions>
{
    public string Culture => Of(CookieRequestCultureProvider.DefaultCookieName);

    public string Device => Of("Device");

    public void PostConfigure(string? name, CookieAuthenticationOptions options) => Guard(options.Cookie, name!);

    public void PostConfigure(string? name, AntiforgeryOptions options) => Guard(options.Cookie, "Antiforgery");

    public void PostConfigure(string? name, CookieTempDataProviderOptions options) => Guard(options.Cookie, "TempData");

    // These two are for the way back from the provider, and no other address: a name with __Host- would be for all.
    public void PostConfigure(string? name, OpenIdConnectOptions options)
    {
        if (!OverTls)
            return;
        (options.CorrelationCookie.Name, options.NonceCookie.Name) = ("__Secure-Correlation.", "__Secure-Nonce.");
        (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.Always, CookieSecurePolicy.Always);
    }

    private string Of(string name) => OverTls ? $"__Host-{name.TrimStart('.')}" : name;

    private void Guard(CookieBuilder cookie, string name)
    {
        if (OverTls)
            (cookie.Name, cookie.Path, cookie.Domain, cookie.SecurePolicy) = (Of(name), "/", null, CookieSecurePolicy.Always);
    }
}
