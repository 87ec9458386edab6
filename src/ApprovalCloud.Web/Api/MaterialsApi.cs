using System.Security.Claims;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Web.Files;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

internal static class MaterialsApi
{
    public static void MapMaterials(this RouteGroupBuilder api)
    {
        var materials = api.MapGroup("/applications/{id:guid}/materials").WithTags("Materials").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        materials.MapGet("", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListMaterials(user.Caller(), id), cancel)).ToHttp(view => TypedResults.Ok(new
            {
                materials = view.Lines.Select(line => new
                {
                    line.Material.Key,
                    title = line.Material.Title.Here(),
                    line.Where.State,
                    line.Involvement,
                    line.MayAttach,
                    line.FollowBy,
                    files = line.Files.Select(File),
                }),
                view.Used,
                fileLimit = view.FileMegabytes * 1_000_000L,
                applicationLimit = view.ApplicationMegabytes * 1_000_000L,
            })));
        materials.MapPut("/{key}", async (Guid id, string key, string? name, HttpRequest request, ClaimsPrincipal user, IMediator mediator) =>
            (await ReceivedFile.HandIn(request, user.Caller(), id, key, name, mediator)).ToHttp(file => TypedResults.Ok(File(file))))
            .DisableAntiforgery();
        materials.MapDelete("/{key}", async (Guid id, string key, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new RemoveMaterialFile(user.Caller(), id, key), cancel)).ToHttp(_ => TypedResults.NoContent()));
        materials.MapGet("/files/{file:guid}", async (
            Guid id, Guid file, ClaimsPrincipal user, IMediator mediator, HttpResponse response, CancellationToken cancel) =>
            (await mediator.Send(new OpenFile(user.Caller(), id, file), cancel)).ToHttp(opened => ServedFile.Download(opened, response)));

        api.MapGet("/tasks/{applicationId:guid}/{step}/files/{file:guid}", async (
            Guid applicationId, string step, Guid file, ClaimsPrincipal user, IMediator mediator, HttpResponse response, CancellationToken cancel) =>
            (await mediator.Send(new OpenTaskFile(user.Caller(), applicationId, step, file, ReadSource.Api), cancel))
            .ToHttp(opened => ServedFile.Download(opened, response)))
            .WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
    }

    internal static object File(FileView file) => new
    {
        file.Id,
        file.Name,
        mediaType = file.Kind.MediaType(),
        file.Size,
        file.Sha256,
        file.State,
        handedInAt = file.At,
        file.EndedAt,
        file.Pages,
    };
}
