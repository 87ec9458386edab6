using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Materials;

/// <summary>The applicant hands in a file for a material; what stood for it before is kept as its history.</summary>
/// <param name="Name">As the applicant's system calls it.</param>
/// <param name="Content">Read to its end, or until it is too long.</param>
public sealed record HandInFile(Caller By, Guid ApplicationId, string Material, [property: Cleaned] string? Name, Stream Content) : IRequest<Result<FileView>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;

    /// <summary>Handed in twice under one id, it is there once.</summary>
    public Guid? Id { get; init; }

    /// <summary>How long the content says it is, in bytes: what says that it is too long is not read.</summary>
    public long? Length { get; init; }
}

internal sealed class HandInFileHandler(
    AppDbContext db, FileRoom room, CaseFile caseFile, FileInspector inspector, IMalwareScanner scanner, IFileStore store,
    IOptions<MaterialsOptions> options, TimeProvider clock) : IRequestHandler<HandInFile, Result<FileView>>
{
    /// <summary>The field that complaints about the file belong to.</summary>
    public const string Field = "File";

    public async Task<Result<FileView>> Handle(HandInFile request, CancellationToken cancellationToken)
    {
        // Before anything is read: what nobody may hand in is not looked at.
        var own = await room.Enter(request, request.ApplicationId, cancellationToken);
        if ((own.Problem ?? room.WhyNotAttach(own.Value!, request.By, request.Material)) is { } problem)
            return problem;
        db.ChangeTracker.Clear();

        var name = GivenName.Clean(request.Name);
        if (request.Length > options.Value.LargestFile || await Bytes.Read(request.Content, options.Value.LargestFile, cancellationToken) is not { } given)
            return InField.Wrong(Field, FileMessages.TooLarge.With(name, options.Value.FileMegabytes));
        var (inspected, why) = await inspector.Inspect(given, cancellationToken);
        if (inspected is null)
            return InField.Wrong(Field, why!.With(name));
        var verdict = await scanner.Scan(new MemoryStream(given, writable: false), cancellationToken);
        if (verdict == ScanVerdict.Infected)
            return InField.Wrong(Field, FileMessages.Infected.With(name));
        return await Keep(request, inspected.Kind.Named(name), inspected, given, verdict == ScanVerdict.Clean, cancellationToken);
    }

    private async Task<Result<FileView>> Keep(
        HandInFile request, string name, Inspected inspected, byte[] given, bool isChecked, CancellationToken cancellationToken)
    {
        var id = request.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
        var kept = FileNamesInStore.Kept(request.ApplicationId, id);
        // Bytes first: a row never tells of a file that is not there.
        await store.Save(kept, inspected.Content, cancellationToken);
        if (!isChecked && !ReferenceEquals(given, inspected.Content))
            await store.Save(FileNamesInStore.Given(request.ApplicationId, id), given, cancellationToken);
        var saved = await db.WhenOvertakenAgain(() => Save(
            request, at => new MaterialFile(request.ApplicationId, id, request.Material, name, inspected, isChecked, request.By, at), cancellationToken));
        if (saved.IsOk)
            return saved;
        await store.Delete(kept, CancellationToken.None);
        await store.Delete(FileNamesInStore.Given(request.ApplicationId, id), CancellationToken.None);
        return saved;
    }

    private async Task<Result<FileView>> Save(HandInFile request, Func<DateTimeOffset, MaterialFile> make, CancellationToken cancellationToken)
    {
        var entered = await room.Enter(request, request.ApplicationId, cancellationToken);
        if (entered.Value is not { } own)
            return entered.Problem!;
        if (own.Files.FirstOrDefault(one => one.Id == request.Id) is { } there)
            return FileView.From(there);
        if (room.WhyNotAttach(own, request.By, request.Material) is { } problem)
            return problem;
        var at = clock.Now();
        var file = make(at);
        if (own.Size + file.Size > options.Value.LargestApplication)
            return InField.Wrong(Field, FileMessages.TooMuch.With(file.Name, options.Value.ApplicationMegabytes));

        if (own.Open is { } open)
        {
            var attach = FileRoom.Attach(own, request.By, file.Material, file.Id, file.Name, file.Sha256);
            await caseFile.Record(open, WorkflowEngine.Decide(open.Service, open.Run, attach, at), at, cancellationToken);
        }
        else
        {
            own.Application.Touch(at);
        }

        own.Current(file.Material)?.Replace(file.Id, at);
        db.MaterialFiles.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return FileView.From(file);
    }
}
