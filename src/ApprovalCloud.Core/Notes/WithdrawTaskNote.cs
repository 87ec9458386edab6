using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notes;

/// <summary>The author of a note takes it back; that it was there, and whose it was, stays.</summary>
public sealed record WithdrawTaskNote(Caller By, Guid ApplicationId, string Step, Guid Note) : IRequest<Result<StepDecided>>, IStepRequest
{
    public int? Version => null;
}

internal sealed class WithdrawTaskNoteHandler(AppDbContext db, StepDecisions decisions, TimeProvider clock) : IRequestHandler<WithdrawTaskNote, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(WithdrawTaskNote request, CancellationToken cancellationToken) => decisions.Decide(
        request,
        async open =>
        {
            var note = await db.TaskNotes.OfScopedRows().SingleOrDefaultAsync(
                one => one.ApplicationId == open.Application.Id && one.Id == request.Note && one.Step == request.Step, cancellationToken);
            if (note is null)
                return Problem.NotFound(NoteMessages.NotFound);
            if (note.AuthorId != request.By.Id)
                return new Problem(ProblemKind.Forbidden, "NotYourNote", NoteMessages.NotYours);
            if (note.WithdrawnAt is not null)
                return new Problem(ProblemKind.Conflict, "NoteWithdrawn", NoteMessages.WithdrawnAlready);
            return new Prepared(new WithdrawNote(request.By.Actor, request.Step, note.Id), () =>
            {
                note.Withdraw(clock.Now());
                return Task.CompletedTask;
            });
        },
        cancellationToken);
}
