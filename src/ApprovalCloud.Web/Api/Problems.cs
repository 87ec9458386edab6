using System.Globalization;
using System.Text.Json;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>Results as HTTP answers; problems as RFC 9457 documents in the reader's language, with the rule's name.</summary>
public static class Problems
{
    /// <summary>Seconds after which somebody may ask again when the database was away; a new primary takes up to half a minute.</summary>
    public const string RetryAfter = "2";

    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult>? ok = null) =>
        result.Problem is { } problem ? problem.ToHttp() : ok?.Invoke(result.Value!) ?? TypedResults.Ok(result.Value);

    public static IResult ToHttp(this Problem problem)
    {
        var status = problem.Kind switch
        {
            ProblemKind.Invalid => StatusCodes.Status400BadRequest,
            ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
            ProblemKind.NotFound => StatusCodes.Status404NotFound,
            ProblemKind.Conflict => StatusCodes.Status409Conflict,
            ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        };
        var details = problem.Errors is { } errors
            ? new HttpValidationProblemDetails(errors.ToDictionary())
            : new ProblemDetails();
        (details.Status, details.Title, details.Detail) = (status, problem.Rule, problem.Message.Here());
        details.Extensions["rule"] = problem.Rule;
        return TypedResults.Problem(details);
    }

    /// <summary>A body that cannot be read is the caller's mistake, and says where it is.</summary>
    public static readonly ExceptionHandlerOptions OfExceptions = new()
    {
        StatusCodeSelector = StatusOf,
        SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException || context.Exception.IsOfUnstorableText(),
    };

    /// <summary>A database that is away for the moment is nobody's mistake: the same request is right a little later.</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when exception.IsOfUnstorableText() => StatusCodes.Status400BadRequest,
        _ when exception.IsOfDatabaseAway() => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // Its own message names our types.
    private static string WhereIn(JsonException json) =>
        $"The body is no JSON that can be read here: {json.Path ?? "$"}, line {(json.LineNumber ?? 0) + 1}, byte {json.BytePositionInLine ?? 0}.";

    public static void Customize(ProblemDetailsContext context)
    {
        if (context.Exception is BadHttpRequestException exception)
            context.ProblemDetails.Detail = exception.InnerException is JsonException json ? WhereIn(json) : exception.Message;
        if (context.Exception?.IsOfDatabaseAway() != true)
            return;
        // It surfaces where the reader's language is not the thread's any more.
        if (context.HttpContext.Features.Get<IRequestCultureFeature>() is { } asked)
            CultureInfo.CurrentUICulture = asked.RequestCulture.UICulture;
        context.HttpContext.Response.Headers.RetryAfter = RetryAfter;
        (context.ProblemDetails.Title, context.ProblemDetails.Detail) = ("DatabaseAway", Messages.DatabaseAway.Here());
        context.ProblemDetails.Extensions["rule"] = "DatabaseAway";
    }
}
