using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using Duende.IdentityModel.Client;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// Puts an OAuth 2.0 token on every request (client credentials, RFC 6749, 4.4). A token serves until shortly before it
/// expires, is fetched by one request at a time, and is replaced once if the registry does not take it any more.
/// </summary>
internal sealed class ClientCredentialsTokens(
    RegistryAuthentication.ClientCredentials credentials, RegistryOptions options, TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private Token? held;

    private sealed record Token(string Value, DateTimeOffset Until);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await Get(null, cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        response.Dispose();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await Get(token, cancellationToken)).Value);
        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        oneAtATime.Dispose();
        base.Dispose(disposing);
    }

    /// <param name="refused">The token that the registry has just refused.</param>
    private async Task<Token> Get(Token? refused, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (held is { } token && token != refused && clock.GetUtcNow() < token.Until)
                return token;
            return held = await Fetch(cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<Token> Fetch(CancellationToken cancellationToken)
    {
        using var invoker = new HttpMessageInvoker(InnerHandler!, disposeHandler: false);
        using var request = new ClientCredentialsTokenRequest
        {
            Address = (options.TokenEndpoint ?? credentials.TokenEndpoint).AbsoluteUri,
            ClientId = options.ClientId!, ClientSecret = options.ClientSecret, Scope = credentials.Scope,
            ClientCredentialStyle = ClientCredentialStyle.AuthorizationHeader,
        };
        var answer = await invoker.RequestClientCredentialsTokenAsync(request, cancellationToken);
        if (answer.Exception is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        if (answer.HttpStatusCode >= HttpStatusCode.InternalServerError)
            throw new HttpRequestException("The token endpoint failed.", null, answer.HttpStatusCode);
        if (answer.IsError || string.IsNullOrEmpty(answer.AccessToken))
            throw new RegistryFailure(LookupOutcome.Refused);
        return new Token(answer.AccessToken, clock.GetUtcNow() + Serves(answer.ExpiresIn));
    }

    // A token without a stated end is kept for a minute.
    private static TimeSpan Serves(int expiresIn)
    {
        var lasts = expiresIn > 0 ? TimeSpan.FromSeconds(expiresIn) : TimeSpan.FromMinutes(1);
        lasts = lasts < Longest ? lasts : Longest;
        return lasts - (Margin < lasts / 10 ? Margin : lasts / 10);
    }
}
