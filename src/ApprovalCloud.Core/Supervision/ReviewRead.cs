using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>A supervisor says whether a look outside a task was justified: once, and never of their own.</summary>
public sealed record ReviewRead(Caller By, Guid ApplicationId, int Sequence, ReviewVerdict? Verdict, string Note) : IRequest<Result<Done>>;

internal sealed class ReviewReadValidator : AbstractValidator<ReviewRead>
{
    public ReviewReadValidator()
    {
        RuleFor(request => request.Verdict).NotNull().WithMessage(_ => Messages.ChooseVerdict.Here())
            .IsInEnum().WithMessage(_ => Messages.ChooseVerdict.Here());
        RuleFor(request => request.Note).NotEmpty().WithMessage(_ => Messages.EnterNote.Here()).MaximumLength(1_000).WithMessage(_ => Messages.EnterNote.Here());
    }
}

internal sealed class ReviewReadHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ReviewRead, Result<Done>>
{
    public Task<Result<Done>> Handle(ReviewRead request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var read = await db.FactReads.AsNoTracking().SupervisedBy(request.By).SingleOrDefaultAsync(
            read => read.ApplicationId == request.ApplicationId && read.Sequence == request.Sequence, cancellationToken);
        if (read is null)
            return Problem.NotFound(Messages.ReadNotFound);
        if (read.PersonId == request.By.Id)
            return new Problem(ProblemKind.Forbidden, "OwnRead", Messages.OwnRead);
        if (await db.ReadReviews.AsNoTracking().SingleOrDefaultAsync(
            review => review.ApplicationId == request.ApplicationId && review.Sequence == request.Sequence, cancellationToken) is { } first)
            return new Problem(ProblemKind.Conflict, "AlreadyReviewed", Messages.AlreadyReviewed.With(first.ReviewedByName));
        db.Add(new ReadReview(
            read.ApplicationId, read.Sequence, request.Verdict!.Value, request.Note.Trim(), request.By.Id, request.By.Name, clock.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
