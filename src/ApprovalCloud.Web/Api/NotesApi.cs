using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Presence;
using ApprovalCloud.Web.Security;

namespace ApprovalCloud.Web.Api;

/// <summary>What the clerks of a department tell each other about a task: notes, read with the task, and who has it open.</summary>
internal static class NotesApi
{
    public sealed record Noted(string? Text);

    public sealed record Here(bool? Leaves);

    public static void MapNotes(this RouteGroupBuilder api)
    {
        var task = api.MapGroup("/tasks/{applicationId:guid}/{step}").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        task.MapPost("/notes", ([AsParameters] TasksApi.Address at, Noted body) =>
            TasksApi.Send(at, new WriteTaskNote(at.By, at.ApplicationId, at.Step, body.Text ?? "", at.IdempotencyKey)));
        task.MapPost("/notes/{id:guid}/withdraw", ([AsParameters] TasksApi.Address at, Guid id) =>
            TasksApi.Send(at, new WithdrawTaskNote(at.By, at.ApplicationId, at.Step, id)));
        task.MapPost("/here", async ([AsParameters] TasksApi.Address at, Here body) =>
            (await at.Mediator.Send(new SeeTask(at.By, at.ApplicationId, at.Step, body.Leaves ?? false), at.Cancel)).ToHttp());
    }
}
