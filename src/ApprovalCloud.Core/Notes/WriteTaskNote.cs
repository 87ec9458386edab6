using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Notes;

/// <summary>A clerk writes something down about a task of their department, whoever has it in hand.</summary>
public sealed record WriteTaskNote(Caller By, Guid ApplicationId, string Step, string Text, string? IdempotencyKey = null)
    : IRequest<Result<StepDecided>>, IStepRequest, IRepeatable
{
    public string Fingerprint => $"{nameof(WriteTaskNote)} {ApplicationId:N} {Step}";

    // A note changes nothing that somebody decides on.
    public int? Version => null;
}

internal sealed class WriteTaskNoteValidator : AbstractValidator<WriteTaskNote>
{
    public WriteTaskNoteValidator() => RuleFor(request => request.Text)
        .NotEmpty().WithMessage(_ => NoteMessages.EnterNote.Here())
        .MaximumLength(2_000).WithMessage(_ => Messages.WordsTooLong.Here());
}

internal sealed class WriteTaskNoteHandler(AppDbContext db, StepDecisions decisions, TimeProvider clock) : IRequestHandler<WriteTaskNote, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(WriteTaskNote request, CancellationToken cancellationToken) => decisions.Decide(
        request,
        open =>
        {
            var (id, words) = (Guid.CreateVersion7(), request.Text.Trim());
            return Task.FromResult<Result<Prepared>>(new Prepared(new WriteNote(request.By.Actor, request.Step, id, StepMessage.DigestOf(id, words)), () =>
            {
                db.TaskNotes.Add(new TaskNote(open.Application.Id, id, request.Step, open.Service.Step(request.Step)!.Department, request.By, words, clock.Now()));
                return Task.CompletedTask;
            }));
        },
        cancellationToken);
}
