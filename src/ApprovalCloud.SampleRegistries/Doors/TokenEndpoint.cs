using System.Net.Http.Headers;
using System.Text;

namespace ApprovalCloud.SampleRegistries.Doors;

/// <summary>OAuth 2.0 client credentials: the client and its secret by HTTP Basic, a token in return (RFC 6749, 4.4 and 5).</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> Answer(HttpContext context, string registry, Tokens tokens, Keys keys)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (form["grant_type"] != "client_credentials")
            return Results.Json(new { error = "unsupported_grant_type" }, statusCode: StatusCodes.Status400BadRequest);
        if (!Keys.IsSame(Shown(context.Request.Headers.Authorization), $"{Keys.ClientId}:{keys.Of(registry)}"))
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { access_token = tokens.Give(registry), token_type = "Bearer", expires_in = (int)Tokens.Serve.TotalSeconds });
    }

    private static string? Shown(string? header)
    {
        var bytes = new byte[1_000];
        return AuthenticationHeaderValue.TryParse(header, out var basic) && basic is { Scheme: "Basic", Parameter: { Length: < 1_000 } encoded }
            && Convert.TryFromBase64String(encoded, bytes, out var length)
            ? string.Join(':', Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2).Select(Uri.UnescapeDataString))
            : null;
    }
}
