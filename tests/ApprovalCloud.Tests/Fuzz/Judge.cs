using System.Text.Json;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>Whether an answer is one that the API gives on purpose.</summary>
internal static class Judge
{
    /// <summary>What is wrong with it; null if nothing is.</summary>
    public static async Task<string?> Fault(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status is >= 500 or 429)
            return $"{status}";
        if (answer.Headers.Contains("X-Injected"))
            return "a header of somebody else's";
        if (status < 400)
        {
            // A stream goes on until somebody ends it.
            if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
                await answer.Content.ReadAsByteArrayAsync();
            return null;
        }

        // Kestrel itself refuses what is no HTTP, before anything of ours has seen it.
        if (!answer.Headers.Contains("X-Content-Type-Options") && status is 400 or 414 or 431)
            return null;
        var path = request.RequestUri!.AbsolutePath;
        // What is asked for in another format, or lies outside of the API, has other words; tokens have those of OAuth.
        if (request.Headers.Accept.Count > 0 || request.Headers.Contains("Accept") || !path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/account/token", StringComparison.Ordinal))
            return null;
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"{status} is no problem document but {answer.Content.Headers.ContentType}: {body}";
        using var problem = JsonDocument.Parse(body);
        return problem.RootElement.GetProperty("status").GetInt32() == status ? null : $"{status} says otherwise: {body}";
    }
}
