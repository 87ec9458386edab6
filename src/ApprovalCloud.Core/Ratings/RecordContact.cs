using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Ratings;

/// <summary>Whoever gave a bad rating with their name is spoken to; what was said is written to them as well.</summary>
public sealed record RecordContact(Caller By, Guid RatingId, ContactManner? Manner, string Note) : IRequest<Result<Done>>;

internal sealed class RecordContactValidator : AbstractValidator<RecordContact>
{
    public RecordContactValidator()
    {
        RuleFor(request => request.Manner).NotNull().WithMessage(_ => RatingMessages.ChooseManner.Here()).IsInEnum().WithMessage(_ => RatingMessages.ChooseManner.Here());
        RuleFor(request => request.Note).NotEmpty().WithMessage(_ => RatingMessages.EnterContact.Here());
        RuleFor(request => request.Note).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class RecordContactHandler(Redressing redressing, TimeProvider clock) : IRequestHandler<RecordContact, Result<Done>>
{
    public Task<Result<Done>> Handle(RecordContact request, CancellationToken cancellationToken) =>
        redressing.Do(request.By, request.RatingId, (redress, _) =>
        {
            if (!redress.IsNamed)
                return new Problem(ProblemKind.Conflict, "Anonymous", RatingMessages.Anonymous);
            if (redress.Status != RedressStatus.Open)
                return new Problem(ProblemKind.Conflict, "AlreadyContacted", RatingMessages.AlreadyContacted);
            redress.Contact(request.Manner!.Value, request.Note.Trim(), clock.Now());
            return null;
        }, RatingLetters.Contacted, cancellationToken);
}
