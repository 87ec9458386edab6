using System.Security.Claims;
using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

internal static class ApplicationsApi
{
    public sealed record NewApplication(string Service, Dictionary<string, JsonElement>? Facts, string? Renews, Guid? Delegation);

    public sealed record Amended(Dictionary<string, JsonElement>? Facts);

    public sealed record Withdrawn(string? Reason);

    public static void MapApplications(this RouteGroupBuilder api)
    {
        var applications = api.MapGroup("/applications").WithTags("Applications").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        applications.MapGet("", async (string? before, HttpResponse response, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListMyApplications(user.Caller(), before), cancel)).ToHttp(page =>
            {
                // RFC 8288: the list itself is what it always was.
                if (page.Next is { } next)
                    response.Headers.Link = $"<{response.HttpContext.Request.PathBase}/api/applications?before={next}>; rel=\"next\"";
                return TypedResults.Ok(page.Rows);
            }));
        applications.MapPost("", async (
            NewApplication request, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal user, IMediator mediator,
            CancellationToken cancel) =>
            (await mediator.Send(new StartDraft(user.Caller(), request.Service ?? "", JsonAnswers.Read(request.Facts)) { IdempotencyKey = key, Renews = request.Renews, Under = request.Delegation }, cancel))
            .ToHttp(id => TypedResults.Created($"/api/applications/{id}", new { id })));
        applications.MapPost("/submit", async (
            NewApplication request, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal user, IMediator mediator,
            CancellationToken cancel) =>
            (await mediator.Send(new ApplyAtOnce(user.Caller(), request.Service ?? "", JsonAnswers.Read(request.Facts)) { IdempotencyKey = key, Renews = request.Renews, Under = request.Delegation }, cancel))
            .ToHttp(submitted => TypedResults.Created($"/api/applications/{submitted.Id}", submitted)));
        applications.MapGet("/{id:guid}", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetApplication(user.Caller(), id), cancel)).ToHttp());
        applications.MapPatch("/{id:guid}", async (
            Guid id, Amended request, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new SaveAnswers(user.Caller(), id, JsonAnswers.Read(request.Facts), KeepInvalid: false), cancel))
            .ToHttp(draft => TypedResults.Ok(new { draft.Id, facts = draft.Answers, draft.IsComplete })));
        applications.MapDelete("/{id:guid}", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new DiscardDraft(user.Caller(), id), cancel)).ToHttp(_ => TypedResults.NoContent()));
        applications.MapPost("/{id:guid}/submit", async (
            Guid id, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new SubmitApplication(user.Caller(), id, key), cancel)).ToHttp());
        applications.MapGet("/{id:guid}/events", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetHistory(user.Caller(), id), cancel)).ToHttp());
        applications.MapGet("/{id:guid}/deadlines", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetReckonings(user.Caller(), id), cancel)).ToHttp(Deadlines.Of));
        applications.MapGet("/{id:guid}/access", async (
            Guid id, string? cursor, int? take, ClaimsPrincipal user, AccessWords words, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListAccess(user.Caller(), id, cursor, take ?? 20), cancel)).ToHttp(page => TypedResults.Ok(new
            {
                reads = page.Rows.Select(row => new
                {
                    row.Sequence,
                    row.At,
                    who = words.Who(row),
                    row.Department,
                    row.PersonName,
                    row.Step,
                    row.Purpose,
                    why = words.Why(row),
                    row.Facts,
                    what = words.Facts(row),
                    legalBasis = words.Basis(row),
                    row.Source,
                    row.Reason,
                    row.Verdict,
                    row.VerdictNote,
                }),
                page.Next,
            })));
        applications.MapPost("/{id:guid}/withdraw", async (
            Guid id, Withdrawn? request, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new WithdrawApplication(user.Caller(), id, request?.Reason ?? ""), cancel)).ToHttp(status => TypedResults.Ok(new { status })));
        applications.MapGet("/{id:guid}/corrections/{correctionId:guid}", async (
            Guid id, Guid correctionId, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetCorrection(user.Caller(), id, correctionId), cancel)).ToHttp(correction => TypedResults.Ok(new
            {
                correction.ApplicationId,
                step = correction.Step.Key,
                correction.Request.Items,
                correction.Request.Message,
                correction.Request.At,
            })));
        applications.MapPost("/{id:guid}/corrections/{correctionId:guid}", async (
            Guid id, Guid correctionId, Amended request, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new AnswerCorrectionRequest(user.Caller(), id, correctionId, JsonAnswers.Read(request.Facts)), cancel))
            .ToHttp(status => TypedResults.Ok(new { status })));

        applications.MapStream();
    }
}
