using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Visits;

/// <summary>Keeps the rows of visits as the events say, in the same save.</summary>
internal sealed class VisitBook(AppDbContext db)
{
    public async Task Keep(OpenCase open, IReadOnlyList<RunEvent> events, CancellationToken cancellationToken)
    {
        var application = open.Application.Id;
        foreach (var happened in events)
        {
            switch (happened)
            {
                case VisitAppointed appointed:
                    await Appoint(open, appointed, cancellationToken);
                    break;
                case VisitJoined joined:
                    (await Part(application, joined.Visit, joined.Step, cancellationToken))!.Join(joined.Officers);
                    break;
                case VisitFound found:
                    (await Part(application, found.Visit, found.Step, cancellationToken))!.Found(found.Finding, found.Report, found.By!, found.At);
                    break;
                case VisitCancelled cancelled:
                    await Cancel(application, cancelled, cancellationToken);
                    break;
                default:
                    break;
            }
        }
    }

    private async Task Appoint(OpenCase open, VisitAppointed appointed, CancellationToken cancellationToken)
    {
        var (application, by) = (open.Application.Id, appointed.By!);
        if (await db.Visits.FindAsync([application, appointed.Visit], cancellationToken) is { } visit)
            visit.Move(appointed.On, appointed.Note, by);
        else
            db.Visits.Add(new Visit(application, appointed.Visit, appointed.On, appointed.Note, by, appointed.At));
        foreach (var step in appointed.Steps)
        {
            if (await Part(application, appointed.Visit, step, cancellationToken) is not { } part)
                db.VisitParts.Add(new VisitPart(application, appointed.Visit, step, open.Service.Step(step)!.Department));
            else if (part.FoundAt is not null)
                part.InviteAgain();
        }
    }

    // What somebody found there already stays.
    private async Task Cancel(Guid application, VisitCancelled cancelled, CancellationToken cancellationToken)
    {
        var parts = await db.VisitParts.OfScopedRows().Where(part => part.ApplicationId == application && part.VisitId == cancelled.Visit).ToListAsync(cancellationToken);
        db.VisitParts.RemoveRange(parts.Where(part => part.FoundAt is null));
        if (parts.TrueForAll(part => part.FoundAt is null) && await db.Visits.FindAsync([application, cancelled.Visit], cancellationToken) is { } visit)
            db.Visits.Remove(visit);
    }

    private ValueTask<VisitPart?> Part(Guid application, Guid visit, string step, CancellationToken cancellationToken) =>
        db.VisitParts.FindAsync([application, visit, step], cancellationToken);
}
