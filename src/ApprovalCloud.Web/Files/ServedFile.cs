using ApprovalCloud.Core.Materials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ApprovalCloud.Web.Files;

/// <summary>Sends a file that somebody handed in: shown as what it was found to be, never run, framed by our own pages only.</summary>
public static class ServedFile
{
    /// <summary>For a page, which shows it in a frame.</summary>
    public static FileStreamResult Inline(OpenedFile file, HttpResponse response)
    {
        Prepare(file, response, "inline");
        return new FileStreamResult(file.Content, file.Kind.MediaType());
    }

    /// <summary>For a program.</summary>
    public static IResult Download(OpenedFile file, HttpResponse response)
    {
        Prepare(file, response, "attachment");
        return TypedResults.Stream(file.Content, file.Kind.MediaType());
    }

    private static void Prepare(OpenedFile file, HttpResponse response, string how)
    {
        var disposition = new ContentDispositionHeaderValue(how);
        disposition.SetHttpFileName(file.Name);
        var headers = response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Each look is on record: none is answered from a cache.
        headers.CacheControl = "no-store";
        // A browser's own reader of PDFs does not start in a sandbox, and brings its styles inline; nothing else may.
        headers.ContentSecurityPolicy = file.Kind == FileKind.Pdf
            ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
            : "default-src 'none'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
    }
}
