using System.Net;

namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// Reads an answer's body as part of the attempt, so that a dripping one is timed out like a silent one, and stops where it
/// becomes too large. Bodies of other statuses are not read at all.
/// </summary>
internal sealed class BoundedAnswers(int largest, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        using var unread = response.Content;
        var body = response.StatusCode == HttpStatusCode.OK ? await Read(unread, cancellationToken) : [];
        response.Content = new ByteArrayContent(body) { Headers = { ContentType = unread.Headers.ContentType } };
        return response;
    }

    private async Task<byte[]> Read(HttpContent content, CancellationToken cancellationToken)
    {
        // No compression was offered: whoever uses it all the same may send a bomb.
        if (content.Headers.ContentLength > largest || content.Headers.ContentEncoding.Count > 0)
            throw new RegistryFailure(LookupOutcome.Unreadable);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            using var body = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                body.Write(buffer, 0, read);
                if (body.Length > largest)
                    throw new RegistryFailure(LookupOutcome.Unreadable);
            }

            return body.ToArray();
        }
        catch (IOException broken)
        {
            throw new HttpRequestException("The registry's answer broke off.", broken);
        }
    }
}
