using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>The applicant rates a handling, once. A bad one starts the chain that answers it.</summary>
/// <param name="Step">Null for the application as a whole.</param>
public sealed record RateHandling(Caller By, Guid ApplicationId, string? Step, RatingLevel? Level) : IRequest<Result<Done>>
{
    public IReadOnlyList<RatingReason> Reasons { get; init; } = [];
    public string? Comment { get; init; }

    /// <summary>Whoever answers a bad rating may know who gave it, and of which application. A good one keeps no name.</summary>
    public bool WithName { get; init; }
}

internal sealed class RateHandlingValidator : AbstractValidator<RateHandling>
{
    public RateHandlingValidator()
    {
        RuleFor(request => request.Level).NotNull().WithMessage(_ => RatingMessages.ChooseLevel.Here()).IsInEnum().WithMessage(_ => RatingMessages.ChooseLevel.Here());
        RuleForEach(request => request.Reasons).IsInEnum();
        RuleFor(request => request.Comment).MaximumLength(1_000).WithMessage(_ => RatingMessages.CommentTooLong.Here());
    }
}

internal sealed class RateHandlingHandler(AppDbContext db, CaseFile caseFile, RatingLinks links, Workflows workflows, TimeProvider clock)
    : IRequestHandler<RateHandling, Result<Done>>
{
    public Task<Result<Done>> Handle(RateHandling request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        db.ChangeTracker.Clear();
        if (await caseFile.Open(db.Applications.AsNoTracking().OwnedBy(request.By), request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var step = request.Step ?? Handlings.Whole;
        if (await db.RatingSlips.SingleOrDefaultAsync(slip => slip.ApplicationId == request.ApplicationId && slip.Step == step, cancellationToken) is { } given)
            return await Again(request, given, cancellationToken);
        if (Handlings.EndOf(open, step) is not { } ended)
            return new Problem(ProblemKind.Conflict, "NothingToRate", RatingMessages.NothingToRate);

        var day = OfficeTime.Of(open.Service.Law).DateOf(ended);
        var rating = new Rating(
            Guid.NewGuid(), open.Service.Key, open.Service.Version, step, open.Service.Step(step)?.Department, new DateOnly(day.Year, day.Month, 1), request.Level!.Value)
        {
            Reasons = [.. request.Reasons.Distinct().Order()],
        };
        if (!string.IsNullOrWhiteSpace(request.Comment))
            rating.Say(request.Comment.Trim());
        db.Ratings.Add(rating);
        db.RatingSlips.Add(new RatingSlip(request.ApplicationId, step, links.Seal(rating.Id)));
        if (rating.IsBad)
            db.Redress.Add(await Redress(request, open, rating, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });

    // A double click, or a request sent again, is one rating; another opinion is not a second one.
    private async Task<Result<Done>> Again(RateHandling request, RatingSlip slip, CancellationToken cancellationToken)
    {
        var id = links.Open(slip);
        var given = await db.Ratings.AsNoTracking().OfScopedRows().SingleAsync(rating => rating.Id == id, cancellationToken);
        return given.Level == request.Level && (given.Comment ?? "") == (request.Comment?.Trim() ?? "")
            ? Done.It
            : new Problem(ProblemKind.Conflict, "AlreadyRated", RatingMessages.AlreadyRated);
    }

    private async Task<Redress> Redress(RateHandling request, OpenCase open, Rating rating, CancellationToken cancellationToken)
    {
        var at = clock.Now();
        var hands = (await db.HistoryOf(
            request.ApplicationId, row => row.ActorId != null && row.ActorId != request.By.Id && (rating.Step == Handlings.Whole || row.Step == rating.Step), cancellationToken))
            .Select(row => row.ActorId!.Value).Distinct();
        var times = new RedressTimes(open.Service, workflows);
        var redress = new Redress(rating.Id, at, string.Concat(hands.Select(id => $"|{id}|")))
        {
            ApplicationId = request.WithName ? request.ApplicationId : null,
            ContactBy = request.WithName ? times.ContactBy(at) : null,
        };
        redress.Limit(times.PutRightBy(at));
        return redress;
    }
}
