namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// Numbers every message on X-Road, sees that the answer belongs to it, and reads what the security servers say
/// (X-Road: Message Protocol for REST, 4.3 and 4.6).
/// </summary>
internal sealed class XRoadMessages(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const string Client = "X-Road-Client";
    public const string Id = "X-Road-Id";
    public const string UserId = "X-Road-UserId";
    public const string Issue = "X-Road-Issue";
    public const string RequestHash = "X-Road-Request-Hash";
    public const string Error = "X-Road-Error";

    private const int LongestProof = 400;

    /// <summary>The message's id and the hash of the request: they lead to both in the logs of the security servers.</summary>
    public static string? ProofOf(HttpResponseMessage response) =>
        Header(response.RequestMessage?.Headers, Id) is { } id && Header(response.Headers, RequestHash) is { Length: > 0 and < LongestProof } hash
            ? $"{id} {hash}"
            : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        request.Headers.Remove(Id);
        request.Headers.Add(Id, id);
        var response = await base.SendAsync(request, cancellationToken);
        if (Header(response.Headers, Error) is { } error)
        {
            response.Dispose();
            throw IsRefusal(error) ? new RegistryFailure(LookupOutcome.Refused) : new HttpRequestException("X-Road could not deliver the message.");
        }

        if (Header(response.Headers, Id) is { } answered && !answered.Equals(id, StringComparison.OrdinalIgnoreCase))
        {
            response.Dispose();
            throw new RegistryFailure(LookupOutcome.Unreadable);
        }

        return response;
    }

    // "Client.…" is about our message, "AccessDenied" and "SslAuthenticationFailed" about our rights.
    private static bool IsRefusal(string error) =>
        error.StartsWith("Client.", StringComparison.OrdinalIgnoreCase)
        || error.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase)
        || error.Contains("SslAuthenticationFailed", StringComparison.OrdinalIgnoreCase);

    private static string? Header(System.Net.Http.Headers.HttpHeaders? headers, string name) =>
        headers is not null && headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
