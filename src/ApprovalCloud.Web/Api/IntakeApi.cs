using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;

namespace ApprovalCloud.Web.Api;

/// <summary>What a department says at intake (行政许可法 art. 32); its fifth answer is a request for corrections.</summary>
internal static class IntakeApi
{
    public sealed record Acceptance(IReadOnlyList<MayFollow>? ToFollow);

    public sealed record Unneeded(string? Reason);

    public sealed record Declined(string? RightBody, string? Reason);

    public sealed record Fixed(IReadOnlyDictionary<string, string>? Facts, Agreement? Agreed, string? Note);

    public static void MapIntake(this RouteGroupBuilder api)
    {
        var task = api.MapGroup("/tasks/{applicationId:guid}/{step}").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        task.MapPost("/accept", ([AsParameters] TasksApi.Address at, Acceptance? body) =>
            TasksApi.Send(at, new AcceptStep(at.By, at.ApplicationId, at.Step, body?.ToFollow ?? [], at.Version)));
        task.MapPost("/find-unneeded", ([AsParameters] TasksApi.Address at, Unneeded body) =>
            TasksApi.Send(at, new Core.Tasks.FindUnneeded(at.By, at.ApplicationId, at.Step, body.Reason ?? "", at.Version)));
        task.MapPost("/decline-competence", ([AsParameters] TasksApi.Address at, Declined body) =>
            TasksApi.Send(at, new Core.Tasks.DeclineCompetence(at.By, at.ApplicationId, at.Step, body.RightBody ?? "", body.Reason ?? "", at.Version)));
        task.MapPost("/fix", ([AsParameters] TasksApi.Address at, Fixed body) =>
            TasksApi.Send(at, new Core.Tasks.FixOnTheSpot(
                at.By, at.ApplicationId, at.Step, body.Facts ?? new Dictionary<string, string>(), body.Agreed, body.Note ?? "", at.Version)));
    }
}
