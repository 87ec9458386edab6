using System.Text.Json.Serialization;
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
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            options.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        });
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/api/docs", options => options.WithTitle("ApprovalCloud")).AllowAnonymous();
        var api = app.MapGroup("/api");
        // Identity's own endpoints: its /manage asks for a sign-in, the others are the way to one.
        api.MapGroup("/account").WithTags("Account").AddEndpointFilter(NoCookies).RequireRateLimiting(RateLimits.SignIn).MapIdentityApi<User>().Finally(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && !path.Contains("/manage", StringComparison.Ordinal))
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
        });
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
    }

    // Identity would set a browser's cookie on request, past the sign-in page and its antiforgery token.
    private static ValueTask<object?> NoCookies(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Query.Keys.Any(key => key.EndsWith("cookies", StringComparison.OrdinalIgnoreCase))
            ? ValueTask.FromResult<object?>(TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "NoCookies", detail: "The API gives bearer tokens. Leave useCookies out."))
            : next(context);

    /// <summary>Bearer tokens only: a browser's cookie opens no door of the API.</summary>
    public static AuthorizeAttribute Bearer(string policy) => new(policy) { AuthenticationSchemes = IdentityConstants.BearerScheme };
}
