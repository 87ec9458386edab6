using System.Security.Claims;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>Opinions asked of other departments: below the task for whoever asks, and a queue of their own for whoever is asked.</summary>
internal static class OpinionsApi
{
    public sealed record Asking(string? Department, string? Question, int? WorkingDays, IReadOnlyList<string>? Facts, string? Reason);

    public sealed record Answering(Stance? Stance, string? Answer);

    public static void MapOpinions(this RouteGroupBuilder api)
    {
        api.MapPost("/tasks/{applicationId:guid}/{step}/opinions", ([AsParameters] TasksApi.Address at, Asking body) => TasksApi.Send(
            at, new AskForOpinion(at.By, at.ApplicationId, at.Step, body.Department ?? "", body.Question ?? "", at.Version)
            {
                WorkingDays = body.WorkingDays, Shared = body.Facts ?? [], Reason = body.Reason ?? "", IdempotencyKey = at.IdempotencyKey,
            })).WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        var opinions = api.MapGroup("/opinions").WithTags("Opinions").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        opinions.MapGet("", async (bool? ended, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListOpinions(user.Caller(), ended ?? false), cancel)).ToHttp());
        opinions.MapGet("/{applicationId:guid}/{id:guid}", async (
            Guid applicationId, Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetOpinion(user.Caller(), applicationId, id, ReadSource.Api), cancel)).ToHttp(asked => TypedResults.Ok(new
            {
                asked.ApplicationId,
                asked.Number,
                service = asked.Service.Key,
                asked.Department,
                asked.Facts,
                asked.Opinion.Question,
                asked.Opinion.Reason,
                asked.Opinion.AskedBy,
                asked.Opinion.AskedAt,
                asked.Opinion.DueOn,
                asked.Opinion.Stance,
                asked.Opinion.Answer,
                asked.Opinion.AnsweredBy,
                asked.Opinion.EndedAt,
            })));
        opinions.MapPost("/{applicationId:guid}/{id:guid}/answer", async (
            Guid applicationId, Guid id, Answering body, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            body.Stance is { } stance
                ? (await mediator.Send(new AnswerOpinion(user.Caller(), applicationId, id, stance, body.Answer ?? "", key), cancel)).ToHttp()
                : TasksApi.Invalid("stance", "agree, disagree, noComment, declined"));
    }
}
