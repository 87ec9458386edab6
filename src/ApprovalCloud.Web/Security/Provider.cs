using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Web.Security;

/// <summary>Section <c>SignIn:Provider</c> of the configuration: a provider of identities (OpenID Connect), such as the state's own.</summary>
public sealed class ProviderOptions
{
    public const string Section = "SignIn:Provider";

    /// <summary>Its issuer, to the letter; without one there is no provider.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>What people know it by, in the three languages.</summary>
    public string NameEn { get; set; } = "";
    public string NameZhHans { get; set; } = "";
    public string NameZhHant { get; set; } = "";

    /// <summary>What is asked for beside <c>openid</c> and <c>profile</c>, so that <see cref="IdentityClaim"/> comes.</summary>
    public string Scope { get; set; } = "identity";

    /// <summary>The claim with the resident identity number that it has verified. Nothing else tells whose account it is.</summary>
    public string IdentityClaim { get; set; } = "identity_number";

    /// <summary>Its addresses must begin with https, unless this says otherwise.</summary>
    public bool RequireHttps { get; set; } = true;

    public bool IsThere => Authority.Length > 0;

    public Text Name => new(NameEn, NameZhHans, NameZhHant);
}

public static class Provider
{
    public const string Scheme = nameof(Provider);
    public const string IdentityClaim = "identity";
    private const string Failed = "/account/provider?failed=true";

    public static IServiceCollection AddProvider(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProviderOptions>().BindConfiguration(ProviderOptions.Section);
        var provider = configuration.GetSection(ProviderOptions.Section).Get<ProviderOptions>() ?? new();
        if (!provider.IsThere)
            return services;
        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority, provider.ClientId, provider.ClientSecret);
            options.RequireHttpsMetadata = provider.RequireHttps;
            // The secret is the provider's: wherever an answer points, it is not sent there.
            options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.CallbackPath = "/account/provider/callback";
            (options.ResponseType, options.ResponseMode, options.UsePkce) = ("code", "query", true);
            // It comes back by a link from elsewhere: a stricter cookie would stay behind.
            (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
            // Behind a proxy that speaks TLS it is https as everything else is.
            (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
            (options.CorrelationCookie.Path, options.NonceCookie.Path) = ("/account", "/account");
            options.Scope.Add(provider.Scope);
            // Offered as where letters go, once its owner has shown that it is theirs.
            options.Scope.Add("email");
            (options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint, options.SaveTokens) = (false, true, false);
            options.ClaimActions.MapJsonKey(IdentityClaim, provider.IdentityClaim);
            options.ClaimActions.MapJsonKey("name", "name");
            options.ClaimActions.MapJsonKey("email", "email");
            // What calls itself otherwise than we were told is somebody else (ASVS 5.0, 10.5.3).
            options.Events.OnRedirectToIdentityProvider = async context =>
            {
                if ((await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted)).Issuer == provider.Authority)
                    return;
                context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().NotBelieved(null, $"{Proof.Provider}", "another issuer than SignIn:Provider:Authority");
                context.HandleResponse();
                context.Response.Redirect(context.Request.PathBase + Failed);
            };
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().NotBelieved(null, $"{Proof.Provider}", context.Failure?.GetType().Name ?? "refused");
                context.Response.Redirect(context.Request.PathBase + Failed);
                return Task.CompletedTask;
            };
        });
        return services;
    }
}
