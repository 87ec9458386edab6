using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>
/// Counts an application that has ended in the tallies of its service, and takes it out again where a decision was set
/// aside. One save, guarded by the application's row version: however often and by however many it is asked for, once.
/// </summary>
public sealed class FoldApplication(AppDbContext db, OwnLog own)
{
    private readonly TallyStore store = new(db);

    public async Task Run(Guid id, CancellationToken cancellationToken)
    {
        var result = await db.WhenOvertakenAgain(() => Fold(id, cancellationToken));
        if (!result.IsOk)
            throw new InvalidOperationException(result.Problem.Message.En);
    }

    private async Task<Result<Done>> Fold(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var waiting = db.Applications.ForThePlatform().Where(one => one.Id == id && one.UnfoldedSince != null);
        if (await waiting.SingleOrDefaultAsync(cancellationToken) is not { } application
            || await own.Traces(waiting, cancellationToken).SingleOrDefaultAsync(cancellationToken) is not { } trace)
            return Done.It;

        var (log, tallies) = (ProcessLog.IdOf(trace.Service), new Tallies());
        var folded = await db.FoldedApplications.SingleOrDefaultAsync(one => one.ApplicationId == id, cancellationToken);
        if (folded is not null)
            tallies.Add(trace.CourseOf(folded.Events), -1);
        if (application.EndedAt is not null)
            folded = Counted(folded, log, trace, tallies);
        else if (folded is not null)
            db.Remove(folded);

        if (!await db.ProcessLogs.ForThePlatform().AnyAsync(one => one.Id == log, cancellationToken))
            db.ProcessLogs.Add(ProcessLog.Own(trace.Service));
        await store.Add(log, tallies, cancellationToken);
        application.Folded();
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }

    private FoldedApplication Counted(FoldedApplication? folded, Guid log, OwnTrace trace, Tallies tallies)
    {
        var events = trace.EventsToEnd ?? throw new InvalidDataException($"The history of application {trace.ApplicationId} does not say that it ended.");
        var course = trace.CourseOf(events);
        tallies.Add(course);
        if (folded is null)
            return db.FoldedApplications.Add(new FoldedApplication(trace.ApplicationId, log, events, course)).Entity;
        folded.Fold(events, course);
        return folded;
    }
}
