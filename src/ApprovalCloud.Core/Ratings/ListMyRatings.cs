using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>What of an application can be rated, and what the applicant has said of it.</summary>
public sealed record ListMyRatings(Caller By, Guid ApplicationId) : IRequest<Result<MyRatings>>;

/// <param name="Handlings">The whole first, if it has ended; then the decided steps, in their order.</param>
public sealed record MyRatings(Guid ApplicationId, string Number, string Service, int ServiceVersion, IReadOnlyList<MyHandling> Handlings);

/// <param name="Step">Null for the application as a whole.</param>
/// <param name="EndedAt">Null if it has been reopened since it was rated.</param>
/// <param name="Given">Null if it is not rated.</param>
public sealed record MyHandling(string? Step, string? Department, DateTimeOffset? EndedAt, MyRating? Given);

public sealed record MyRating(RatingLevel Level, IReadOnlyList<RatingReason> Reasons, string? Comment, CommentState CommentState)
{
    public string? Published { get; init; }
    public string? RefusedBecause { get; init; }
    public string? Reply { get; init; }

    /// <summary>Where the answer to a bad one stands; null for a good one.</summary>
    public MyRedress? Redress { get; init; }

    public bool CanWithdraw => Redress is null or { Status: RedressStatus.Open, Rounds: 0 };

    internal static MyRating Of(Rating rating, Redress? redress) => new(rating.Level, rating.Reasons, rating.Comment, rating.CommentState)
    {
        Published = rating.Published, RefusedBecause = rating.RefusedBecause, Reply = rating.Reply,
        Redress = redress is null ? null : MyRedress.Of(redress),
    };
}

public sealed record MyRedress(RedressStatus Status, bool IsNamed, DateTimeOffset OpenedAt, DateTimeOffset? ContactBy, DateTimeOffset? PutRightBy)
{
    public DateTimeOffset? ContactedAt { get; init; }
    public string? ContactNote { get; init; }
    public string? ComplexBecause { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public string? Finding { get; init; }
    public string? RevisitWords { get; init; }
    public int Rounds { get; init; }

    public bool IsAsked => Status is RedressStatus.PutRight or RedressStatus.Unfounded;

    internal static MyRedress Of(Redress redress) => new(redress.Status, redress.IsNamed, redress.OpenedAt, redress.ContactBy, redress.PutRightBy)
    {
        ContactedAt = redress.ContactedAt, ContactNote = redress.ContactNote, ComplexBecause = redress.ComplexBecause,
        AnsweredAt = redress.AnsweredAt, Finding = redress.Finding, RevisitWords = redress.RevisitWords, Rounds = redress.Rounds,
    };
}

internal sealed class ListMyRatingsHandler(AppDbContext db, CaseFile caseFile, RatingLinks links) : IRequestHandler<ListMyRatings, Result<MyRatings>>
{
    public async Task<Result<MyRatings>> Handle(ListMyRatings request, CancellationToken cancellationToken)
    {
        var own = db.Applications.AsNoTracking().OwnedBy(request.By);
        if (await caseFile.Open(own, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var given = (await links.Of(db, own.Where(application => application.Id == request.ApplicationId), cancellationToken))
            .ToDictionary(one => one.Slip.Step, one => MyRating.Of(one.Rating, one.Redress));
        var handlings = open.Steps.Where(step => step.IsHandled() || given.ContainsKey(step.Key))
            .Select(step => new MyHandling(step.Key, step.Department, step.DecidedAt, given.GetValueOrDefault(step.Key)));
        if (open.Application.EndedAt is not null || given.ContainsKey(Handlings.Whole))
            handlings = handlings.Prepend(new MyHandling(null, null, open.Application.EndedAt, given.GetValueOrDefault(Handlings.Whole)));
        return new MyRatings(request.ApplicationId, open.Application.Number!, open.Service.Key, open.Service.Version, [.. handlings]);
    }
}
