using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>Has files checked that nobody could check when they came. Until then nobody can open them.</summary>
public sealed class CheckWaitingFiles(AppDbContext db, CaseFile caseFile, IMalwareScanner scanner, IFileStore store, TimeProvider clock)
{
    private const int BatchSize = 50;

    /// <returns>How many were checked, with or without an answer.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var waiting = await db.MaterialFiles.AsNoTracking().ForThePlatform()
            .Where(file => file.State == FileState.BeingChecked && file.CheckAt <= now)
            .OrderBy(file => file.CheckAt).Take(BatchSize).Select(file => new { file.ApplicationId, file.Id }).ToListAsync(cancellationToken);
        foreach (var file in waiting)
        {
            await Check(file.ApplicationId, file.Id, cancellationToken);
            db.ChangeTracker.Clear();
        }

        return waiting.Count;
    }

    private async Task Check(Guid application, Guid id, CancellationToken cancellationToken)
    {
        var (kept, given) = (FileNamesInStore.Kept(application, id), FileNamesInStore.Given(application, id));
        ScanVerdict verdict;
        await using (var content = await store.Open(given, cancellationToken) ?? await store.Open(kept, cancellationToken))
            verdict = content is null ? ScanVerdict.Unknown : await scanner.Scan(content, cancellationToken);
        var saved = await db.WhenOvertakenAgain(() => Save(application, id, verdict, cancellationToken));
        if (!saved.IsOk || verdict == ScanVerdict.Unknown)
            return;
        await store.Delete(given, CancellationToken.None);
        if (verdict == ScanVerdict.Infected)
            await store.Delete(kept, CancellationToken.None);
    }

    private async Task<Result<Done>> Save(Guid application, Guid id, ScanVerdict verdict, CancellationToken cancellationToken)
    {
        var file = await db.MaterialFiles.ForThePlatform().SingleOrDefaultAsync(file => file.ApplicationId == application && file.Id == id, cancellationToken);
        if (file is null)
            return Problem.NotFound(FileMessages.NotFound);
        var at = clock.Now();
        switch (verdict)
        {
            case ScanVerdict.Clean:
                file.Release();
                break;
            case ScanVerdict.Infected:
                await Refuse(file, at, cancellationToken);
                break;
            case ScanVerdict.Unknown:
                file.CheckLater(at);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }

    // The applicant is told, if it has been sent and is not over; whoever fills in a draft reads it on the page.
    private async Task Refuse(MaterialFile file, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var stood = file.IsCurrent;
        file.Refuse();
        if (!stood || await caseFile.Open(db.Applications.ForThePlatform(), file.ApplicationId, cancellationToken) is not { } open)
            return;
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, new RefuseFile(file.Material, file.Id), at);
        if (outcome.Refusal is null)
            await caseFile.Record(open, outcome, at, cancellationToken);
    }
}
