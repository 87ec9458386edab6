using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>A clerk opens a file of a material that the step reads. Each time is written down before a byte is shown.</summary>
public sealed record OpenTaskFile(Caller By, Guid ApplicationId, string Step, Guid File, ReadSource Source = ReadSource.Page) : IRequest<Result<OpenedFile>>;

internal sealed class OpenTaskFileHandler(AppDbContext db, TaskFiles files, KeptFiles kept, AccessLedger ledger) : IRequestHandler<OpenTaskFile, Result<OpenedFile>>
{
    public async Task<Result<OpenedFile>> Handle(OpenTaskFile request, CancellationToken cancellationToken)
    {
        if (await files.Find(request.By, request.ApplicationId, request.Step, request.File, cancellationToken) is not { } found)
            return Problem.NotFound(FileMessages.NotFound);
        var file = await db.MaterialFiles.AsNoTracking().OfScopedRows()
            .SingleAsync(file => file.ApplicationId == request.ApplicationId && file.Id == found.File.Id, cancellationToken);
        if (file.State == FileState.Ready)
        {
            var look = new ReadEntry(ReadPurpose.Task, request.Source, [ReadEntry.Material + file.Material]) { Step = request.Step };
            await ledger.Write(request.ApplicationId, request.By, look, cancellationToken);
        }

        return await kept.Open(file, cancellationToken);
    }
}

/// <summary>Which file it is, for the page around it: nothing that the applicant wrote, and nothing of what is in it.</summary>
public sealed record FindTaskFile(Caller By, Guid ApplicationId, string Step, Guid File) : IRequest<Result<FoundFile>>;

internal sealed class FindTaskFileHandler(TaskFiles files) : IRequestHandler<FindTaskFile, Result<FoundFile>>
{
    public async Task<Result<FoundFile>> Handle(FindTaskFile request, CancellationToken cancellationToken) =>
        await files.Find(request.By, request.ApplicationId, request.Step, request.File, cancellationToken) is { } found
            ? found
            : Problem.NotFound(FileMessages.NotFound);
}

/// <param name="Number">The application's.</param>
public sealed record FoundFile(string Number, ServiceDefinition Service, Material Material, FileView File);

/// <summary>The files that a step's clerk may open: of materials that it reads and that are needed with these answers.</summary>
internal sealed class TaskFiles(AppDbContext db, CaseFile caseFile, FilesOfCase filesOfCase, Workflows workflows)
{
    public async Task<FoundFile?> Find(Caller by, Guid application, string step, Guid file, CancellationToken cancellationToken)
    {
        if (await caseFile.LookAtTask(by, application, step, cancellationToken) is not { } open)
            return null;
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application, cancellationToken);
        var sent = (await filesOfCase.Sent(open.Application, cancellationToken)).SelectMany(files => files).FirstOrDefault(one => one.Id == file);
        var material = StepMaterials.Of(open.Service, open.Service.Step(step)!, workflows.Vocabulary, facts).FirstOrDefault(one => one.Key == sent?.Material);
        return sent is null || material is null ? null : new FoundFile(open.Application.Number!, open.Service, material, sent);
    }
}
