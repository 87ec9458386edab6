using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Files;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

public static class SecuritySetup
{
    private const string ByDoor = nameof(ByDoor);

    public static IServiceCollection AddSecurity(this IServiceCollection services, bool overTls)
    {
        var names = new CookieNames(overTls);
        services.AddSingleton(names);
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(names);
        services.AddSingleton<IPostConfigureOptions<AntiforgeryOptions>>(names);
        services.AddSingleton<IPostConfigureOptions<CookieTempDataProviderOptions>>(names);
        services.AddSingleton<IPostConfigureOptions<OpenIdConnectOptions>>(names);
        services.AddSingleton<KnownDevices>();
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn");
        services.AddAuthorization(Policies.Configure);
        services.AddSingleton<IAuthorizationHandler, SecondFactorHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, LockedDoors>();
        services.AddHttpContextAccessor();
        services.AddScoped<Acting>();
        services.AddScoped<IClaimsTransformation, Arrivals>();
        services.AddScoped<SignInManager<User>, SignIns>();
        // The API answers 401 and 403; pages lead to the sign-in page or say that the room is locked.
        services.AddAuthentication().AddPolicyScheme(ByDoor, null, options => options.ForwardDefaultSelector = context =>
            context.Request.Path.StartsWithSegments("/api") ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme);
        services.PostConfigure<AuthenticationOptions>(options =>
            (options.DefaultScheme, options.DefaultAuthenticateScheme, options.DefaultChallengeScheme, options.DefaultForbidScheme) =
                (ByDoor, ByDoor, ByDoor, ByDoor));
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/sign-in";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.Cookie.SameSite = SameSiteMode.Lax;
            // A part of a page that is fetched, or a file on its way, must not receive the sign-in page in its place.
            options.Events.OnRedirectToLogin = context =>
            {
                // Without a host: what a request says of it may be somebody else's.
                if (!context.Request.Headers.ContainsKey("HX-Request") && !context.Request.Headers.ContainsKey(TusUploads.Header) && !SessionWatch.IsIn(context.HttpContext))
                    context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
                else
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
            var validate = options.Events.OnValidatePrincipal;
            options.Events.OnValidatePrincipal = async context =>
            {
                await validate(context);
                context.ShouldRenew &= !SessionWatch.IsIn(context.HttpContext);
            };
            options.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew &= !SessionWatch.IsIn(context.HttpContext);
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddSingleton<KeptForms>();
        services.AddScoped<Confirmation>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<AccountAttempts>();
        services.AddSingleton<EqualTime>();
        services.AddScoped<AuthenticatorApps>();
        services.AddScoped<OwnFactors>();
        services.AddSingleton<LastShown>();
        services.AddScoped<Signing>();
        services.Configure<IdentityPasskeyOptions>(options => options.UserVerificationRequirement = "required");
        // An account that was closed, or whose password was changed, leaves no session behind for long.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAntiforgery(options => (options.Cookie.SameSite, options.Cookie.SecurePolicy) = (SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        return services;
    }
}
