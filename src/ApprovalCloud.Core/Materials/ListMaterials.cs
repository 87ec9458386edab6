using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Materials;

/// <summary>What an application needs handed in, and what has been: as its applicant sees it.</summary>
public sealed record ListMaterials(Caller By, Guid ApplicationId) : IRequest<Result<MaterialsView>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;
}

/// <param name="Used">What is kept of all files, in bytes.</param>
public sealed record MaterialsView(
    Guid ApplicationId, ServiceDefinition Service, bool IsDraft, IReadOnlyList<MaterialLine> Lines, long Used, int FileMegabytes, int ApplicationMegabytes,
    bool IsScanned)
{
    public MaterialLine? Line(string key) => Lines.FirstOrDefault(line => line.Material.Key == key);
}

/// <param name="Files">Everything handed in for it, the newest first.</param>
/// <param name="Involvement">Whether it is needed with the answers so far.</param>
/// <param name="MayAttach">Whether a file can be handed in now, or another in its place.</param>
/// <param name="Notice">Where a department asks about it.</param>
/// <param name="FollowBy">容缺: the last day for it, where a step waits for it to follow.</param>
/// <param name="Upload">One that was cut off and can be gone on with.</param>
public sealed record MaterialLine(
    TaskMaterial Where, IReadOnlyList<FileView> Files, Involvement Involvement, bool MayAttach, bool MayRemove, OpenNotice? Notice, DateOnly? FollowBy,
    UploadState? Upload)
{
    public Material Material => Where.Material;

    public FileView? Current => Files.FirstOrDefault(file => file.IsCurrent);
}

internal sealed class ListMaterialsHandler(
    AppDbContext db, Workflows workflows, FileRoom room, FilesOfCase filesOfCase, DraftMaterials drafted, TaskMaterials sent, DelegateLooks looks, IMalwareScanner scanner,
    IOptions<MaterialsOptions> options, TimeProvider clock) : IRequestHandler<ListMaterials, Result<MaterialsView>>
{
    public async Task<Result<MaterialsView>> Handle(ListMaterials request, CancellationToken cancellationToken)
    {
        var entered = await room.Enter(request, request.ApplicationId, cancellationToken);
        if (entered.Value is not { } own)
            return entered.Problem!;
        var service = own.Open?.Service ?? workflows.Find(own.Application.Service)!;
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == request.ApplicationId, cancellationToken);
        var plan = WorkflowEngine.Plan(service, AnswerSheet.Read(service, workflows.Vocabulary, facts.Answers).Facts);
        var where = own.Open is { } open
            ? await sent.Of(open, [.. plan.Materials.Select(planned => planned.Material)], cancellationToken)
            : await drafted.Of(request.By.Principal, request.ApplicationId, plan, cancellationToken);
        await looks.Write(request.By, request.ApplicationId, where.Select(one => ReadEntry.Material + one.Material.Key), cancellationToken);
        var files = await filesOfCase.All(request.ApplicationId, cancellationToken);
        var now = clock.GetUtcNow();
        var uploads = await db.MaterialUploads.AsNoTracking().OfScopedRows()
            .Where(upload => upload.ApplicationId == request.ApplicationId && !upload.IsDone && upload.ExpiresAt > now).ToListAsync(cancellationToken);
        return new MaterialsView(
            request.ApplicationId, service, own.Application.IsDraft,
            [.. where.Select(one => Line(own, request.By, one, plan, [.. files[one.Material.Key]], uploads))],
            own.Size, options.Value.FileMegabytes, options.Value.ApplicationMegabytes, scanner.IsConfigured);
    }

    private MaterialLine Line(
        OwnFiles own, Caller by, TaskMaterial where, Plan plan, IReadOnlyList<FileView> files, List<MaterialUpload> uploads)
    {
        var key = where.Material.Key;
        return new MaterialLine(
            where, files, plan.Materials.First(planned => planned.Material.Key == key).Involvement,
            room.WhyNotAttach(own, by, key) is null,
            own.Current(key) is { } current && room.WhyNotRemove(own, by, current) is null,
            own.Notices.FirstOrDefault(notice => notice.Item.Subject == key),
            own.Open?.Run.Steps.Values.SelectMany(step => step.Status.IsActive() ? step.Detail.ToFollow : [])
                .Where(one => one.Material == key).Select(one => (DateOnly?)one.By).Min(),
            uploads.Find(upload => upload.Material == key) is { } upload ? UploadState.Of(upload) : null);
    }
}
