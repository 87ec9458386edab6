using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>The applicant's own application, for whoever wants to change its files.</summary>
/// <param name="Open">Its steps, once it has been sent.</param>
internal sealed record OwnFiles(Application Application, OpenCase? Open, IReadOnlyList<MaterialFile> Files, IReadOnlyList<OpenNotice> Notices)
{
    public MaterialFile? Current(string material) => Files.FirstOrDefault(file => file.Material == material && file.IsCurrent);

    public bool IsAskedFor(string material) => Notices.Any(notice => notice.Item.Subject == material);

    /// <summary>What is kept of it all, in bytes.</summary>
    public long Size => Files.Where(file => file.State != FileState.Refused).Sum(file => file.Size);
}

/// <summary>Loads what a change of files needs, and says whether one is possible.</summary>
internal sealed class FileRoom(AppDbContext db, CaseFile caseFile, Workflows workflows)
{
    public async Task<Result<OwnFiles>> Enter(IActsFor request, Guid application, CancellationToken cancellationToken)
    {
        var mine = db.Applications.HandledBy(request.By, request.Act);
        if (await mine.SingleOrDefaultAsync(one => one.Id == application, cancellationToken) is not { } own)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var open = own.IsDraft ? null : await caseFile.Open(mine, application, cancellationToken);
        var files = await db.MaterialFiles.OfScopedRows().Where(file => file.ApplicationId == application)
            .OrderByDescending(file => file.At).ThenByDescending(file => file.Id).ToListAsync(cancellationToken);
        return new OwnFiles(own, open, files, open is null ? [] : await Notices.Of(db, open, cancellationToken));
    }

    /// <summary>Why no file can be handed in for the material now; null if one can.</summary>
    public Problem? WhyNotAttach(OwnFiles own, Caller by, string material) =>
        NotDelegated(own, by) ?? (own.Open is { } open ? Refusal(open, Attach(own, by, material, Guid.Empty, "", "")) : UnknownInDraft(own.Application, material));

    /// <summary>Why the file cannot be taken back; null if it can.</summary>
    public Problem? WhyNotRemove(OwnFiles own, Caller by, MaterialFile file) =>
        NotDelegated(own, by) ?? (own.Open is { } open ? Refusal(open, Remove(own, by, file)) : UnknownInDraft(own.Application, file.Material));

    public static AttachFile Attach(OwnFiles own, Caller by, string material, Guid file, string name, string sha256) =>
        new(by.Actor, material, file, name, sha256, own.Current(material)?.Id) { IsAskedFor = own.IsAskedFor(material) };

    public static RemoveFile Remove(OwnFiles own, Caller by, MaterialFile file) =>
        new(by.Actor, file.Material, file.Id) { IsAskedFor = own.IsAskedFor(file.Material) };

    // Whoever acts for another fills in drafts, or answers departments, or both.
    private static Problem? NotDelegated(OwnFiles own, Caller by) => by.For?.WhyNot(own.Application.IsDraft ? Acts.Prepare : Acts.Answer);

    private static Problem? Refusal(OpenCase open, Decision decision) => WorkflowEngine.Refuse(open.Service, open.Run, decision)?.ToProblem();

    private Problem? UnknownInDraft(Application application, string material) =>
        workflows.Find(application.Service)!.Materials.Any(one => one.Key == material)
            ? null
            : new Refusal(RefusalRule.UnknownMaterial, material).ToProblem();
}
