using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Scalar.AspNetCore;

namespace ApprovalCloud.Web.Api;

public static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Customize);
        // Everywhere, not only in Development: the handler above then says what is wrong.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
            options.SerializerOptions.TypeInfoResolver = (options.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(KnownValues.WholeLists);
            options.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        });
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        // Nothing of it is fetched from elsewhere, or tells anybody there what is looked at.
        app.MapScalarApiReference("/api/docs", options => options.WithTitle("ApprovalCloud").WithNonce()
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton()).AllowAnonymous();
        var api = app.MapGroup("/api").AddEndpointFilter(KnownValues.Choices);
        // Identity's own endpoints: its /manage asks for a sign-in, the others are the way to one.
        api.MapGroup("/account").WithTags("Account").AddEndpointFilter(AccountGuard.Filter).RequireRateLimiting(RateLimits.SignIn).MapIdentityApi<User>().Finally(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path })
                return;
            if (!path.Contains("/manage", StringComparison.Ordinal))
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
            // People register and confirm addresses on pages, which tell nobody whether there is an account already.
            if (path.EndsWith("/register", StringComparison.Ordinal) || path.EndsWith("ConfirmationEmail", StringComparison.Ordinal) || path.EndsWith("/confirmEmail", StringComparison.Ordinal))
                endpoint.Metadata.Add(new ExcludeFromDescriptionAttribute());
        });
        api.MapTokens();
        api.MapServices();
        api.MapApplications();
        api.MapMaterials();
        api.MapSharedData();
        api.MapDelegations();
        api.MapTasks();
        api.MapIntake();
        api.MapProcedures();
        api.MapVisits();
        api.MapMessages();
        api.MapOpinions();
        api.MapNotes();
        api.MapAbsences();
        api.MapMoreTime();
        api.MapAppeals();
        api.MapPromises();
        api.MapCards();
        api.MapSupervision();
        api.MapLicences();
        api.MapDocuments();
        app.MapIssuer();
        api.MapAccess();
        api.MapRatings();
        api.MapSeals();
        api.MapStatistics();
    }

    /// <summary>Bearer tokens only: a browser's cookie opens no door of the API.</summary>
    public static AuthorizeAttribute Bearer(string policy) => new(policy) { AuthenticationSchemes = IdentityConstants.BearerScheme };
}
