using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>
/// A bad rating as whoever answers it reads it: not a clerk, and nobody who had a hand in what is rated. Only if its giver
/// gave their name does it tell who they are, and of which application; that look is written down.
/// </summary>
public sealed record GetRedress(Caller By, Guid RatingId, ReadSource Source = ReadSource.Page) : IRequest<Result<RedressView>>;

/// <param name="Giver">Null if they did not give their name.</param>
public sealed record RedressView(RedressRow Row, IReadOnlyList<RatingReason> Reasons, string? Comment, Giver? Giver, bool HasClock)
{
    public DateTimeOffset? ContactedAt { get; init; }
    public ContactManner? Manner { get; init; }
    public string? ContactNote { get; init; }
    public string? ComplexBecause { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public string? AnsweredBy { get; init; }
    public string? Finding { get; init; }
    public DateTimeOffset? RevisitedAt { get; init; }
    public string? RevisitWords { get; init; }
    public int Rounds { get; init; }
    public bool IsContactMissed { get; init; }
    public bool IsPutRightMissed { get; init; }

    public bool CanContact => Row is { IsNamed: true, Status: RedressStatus.Open };

    public bool CanAnswer => Row.Status == RedressStatus.Contacted || (Row.Status == RedressStatus.Open && !Row.IsNamed);

    public bool CanTakeLonger => HasClock && ComplexBecause is null && Row.Status is RedressStatus.Open or RedressStatus.Contacted;
}

public sealed record Giver(Guid ApplicationId, string Number, string Name, string? Email, string? Phone);

internal sealed class GetRedressHandler(AppDbContext db, AccessLedger ledger, Workflows workflows, TimeProvider clock) : IRequestHandler<GetRedress, Result<RedressView>>
{
    public async Task<Result<RedressView>> Handle(GetRedress request, CancellationToken cancellationToken)
    {
        if (await db.Redress.AsNoTracking().AnsweredBy(request.By).SingleOrDefaultAsync(one => one.RatingId == request.RatingId, cancellationToken) is not { } redress)
            return Problem.NotFound(RatingMessages.NotFound);
        var rating = await db.Ratings.AsNoTracking().OfScopedRows().SingleAsync(rating => rating.Id == request.RatingId, cancellationToken);
        if (redress.ApplicationId is { } application)
        {
            var look = new ReadEntry(ReadPurpose.Rating, request.Source, []) { Step = rating.Step.Length == 0 ? null : rating.Step };
            await ledger.Write(application, request.By, look, cancellationToken);
        }

        var now = clock.Now();
        var isOpen = !redress.IsAnswered;
        var row = new RedressRow(
            rating.Id, rating.Service, rating.Step, rating.Department, rating.HandledIn, rating.Level, redress.Status, redress.IsNamed, redress.OpenedAt,
            redress.ContactBy, redress.PutRightBy, isOpen && ((redress.Status == RedressStatus.Open && redress.ContactBy < now) || redress.PutRightBy < now));
        var law = workflows.Find(rating.Service, rating.ServiceVersion)!.Law;
        return new RedressView(row, rating.Reasons, rating.Comment, await GiverOf(redress, request.By, cancellationToken), law.Ratings is not null)
        {
            ContactedAt = redress.ContactedAt, Manner = redress.Manner, ContactNote = redress.ContactNote, ComplexBecause = redress.ComplexBecause,
            AnsweredAt = redress.AnsweredAt, AnsweredBy = redress.AnsweredByName, Finding = redress.Finding, RevisitedAt = redress.RevisitedAt,
            RevisitWords = redress.RevisitWords, Rounds = redress.Rounds, IsContactMissed = redress.IsContactMissed, IsPutRightMissed = redress.IsPutRightMissed,
        };
    }

    private async Task<Giver?> GiverOf(Redress redress, Caller by, CancellationToken cancellationToken) => redress.ApplicationId is not { } id
        ? null
        : await db.Applications.AsNoTracking().SupervisedBy(by).Where(application => application.Id == id)
            .Select(application => new Giver(
                id, application.Number!, application.ApplicantName,
                db.Users.Where(user => user.Id == application.ApplicantId).Select(user => user.Email).FirstOrDefault(),
                db.Users.Where(user => user.Id == application.ApplicantId).Select(user => user.PhoneNumber).FirstOrDefault()))
            .SingleAsync(cancellationToken);
}
