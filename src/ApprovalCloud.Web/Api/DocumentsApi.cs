using System.Security.Claims;
using System.Text;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

internal static class DocumentsApi
{
    public static void MapDocuments(this RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/").WithTags("Documents");
        var own = documents.MapGroup("/").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        own.MapGet("/applications/{id:guid}/documents", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListDocuments(user.Caller(), id), cancel)).ToHttp(lines => TypedResults.Ok(lines.Select(line => new
            {
                kind = DocumentLinks.Address(line.Kind),
                title = DocumentWords.TitleOf(line.Kind).Here(),
                line.Step,
                line.At,
                address = $"/api/applications/{id}/documents/{line.Sequence}/{DocumentLinks.Address(line.Kind)}",
            }))));
        own.MapGet("/applications/{id:guid}/documents/{sequence:int}/{kind}", async (
            Guid id, int sequence, string kind, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            DocumentLinks.KindOf(kind) is { } known
                ? (await mediator.Send(new GetDocument(user.Caller(), new DocumentKey(id, sequence, known)), cancel)).ToHttp(File)
                : Problem.NotFound(DocumentWords.NotFound).ToHttp());
        own.MapGet("/licences/{number}/certificate", async (string number, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetCertificate(user.Caller(), number), cancel)).ToHttp(certificate => File(certificate.Pdf)));
        own.MapGet("/licences/{number}/credential", async (string number, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetCertificate(user.Caller(), number), cancel))
            .ToHttp(certificate => TypedResults.Bytes(Encoding.ASCII.GetBytes(certificate.Credential), SdJwt.CredentialMediaType)));
        documents.MapGet("/tasks/{applicationId:guid}/{step}/documents/{sequence:int}/{kind}", async (
            Guid applicationId, string step, int sequence, string kind, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            DocumentLinks.KindOf(kind) is { } known
                ? (await mediator.Send(new GetTaskDocument(user.Caller(), new DocumentKey(applicationId, sequence, known), step, ReadSource.Api), cancel)).ToHttp(File)
                : Problem.NotFound(DocumentWords.NotFound).ToHttp())
            .RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        documents.MapGet("/verify/{id}", async (string id, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new VerifyDocument(id), cancel)).ToHttp())
            .AllowAnonymous().RequireRateLimiting(RateLimits.Verify);
    }

    /// <summary>The keys with which credentials are signed, where programs look for them.</summary>
    public static void MapIssuer(this WebApplication app) => app.MapGet("/.well-known/jwt-vc-issuer", async (IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new GetIssuer(), cancel)).ToHttp()).AllowAnonymous().RequireRateLimiting(RateLimits.Verify).WithTags("Documents");

    private static IResult File(DocumentFile file) => TypedResults.File(file.Content, DocumentLinks.Pdf, file.Name);
}
