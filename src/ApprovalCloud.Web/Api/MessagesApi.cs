using System.Security.Claims;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>Questions of applicants about a step, and its department's answers. A clerk reads them with the task.</summary>
internal static class MessagesApi
{
    public sealed record Written(string? Text);

    public static void MapMessages(this RouteGroupBuilder api)
    {
        var application = api.MapGroup("/applications/{id:guid}/messages").WithTags("Applications").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        application.MapGet("", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListMyMessages(user.Caller(), id), cancel)).ToHttp(mine => TypedResults.Ok(new
            {
                messages = mine.Messages.Select(one => new { one.Id, one.Step, one.IsFromApplicant, one.Text, one.At, one.AnsweredAt }),
                mine.OpenUntil,
                mine.IsOpen,
            })));
        application.MapPost("/{step}", async (
            Guid id, string step, Written body, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new AskAboutStep(user.Caller(), id, step, body.Text ?? "", key), cancel)).ToHttp());
        api.MapPost("/tasks/{applicationId:guid}/{step}/answer", async (
            Guid applicationId, string step, Written body, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new AnswerQuestions(user.Caller(), applicationId, step, body.Text ?? "", key), cancel)).ToHttp())
            .WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
    }
}
