using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ApprovalCloud.Web.Files;

/// <summary>A file as the body of a request, or the first one of a form.</summary>
internal static class ReceivedFile
{
    public static async Task<Result<FileView>> HandIn(HttpRequest request, Caller by, Guid id, string material, string? name, IMediator mediator)
    {
        var cancel = request.HttpContext.RequestAborted;
        if (!request.HasFormContentType)
        {
            // However long it is, reading ends at the limit, and the answer says so.
            if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            return await mediator.Send(new HandInFile(by, id, material, name ?? NameOf(request) ?? material, request.Body) { Length = request.ContentLength }, cancel);
        }

        var form = await request.ReadFormAsync(cancel);
        if (form.Files is not [var file, ..])
            return Problem.Invalid(new Dictionary<string, string[]> { ["File"] = [FileMessages.NoFile.Here()] });
        await using var content = file.OpenReadStream();
        return await mediator.Send(new HandInFile(by, id, material, name ?? file.FileName, content), cancel);
    }

    private static string? NameOf(HttpRequest request) =>
        ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
            ? (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value
            : null;
}
