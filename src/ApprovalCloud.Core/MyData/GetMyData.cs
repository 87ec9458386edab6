using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.MyData;

/// <summary>What is held of somebody, at a glance.</summary>
public sealed record GetMyData(Caller By) : IRequest<Result<MyDataView>>;

/// <param name="Reused">Since when earlier answers are offered again; null for all of them.</param>
public sealed record MyDataView(MyAccount Account, int Drafts, int Running, int Ended, int Licences, int Looks, DateTimeOffset? Reused)
{
    /// <summary>What was said to registries, the newest first.</summary>
    public IReadOnlyList<MyConsent> Consents { get; init; } = [];

    public IReadOnlyList<MyGivenRating> Ratings { get; init; } = [];

    /// <summary>Applications of others to which one's own word was given, or refused.</summary>
    public IReadOnlyList<MyPart> Parts { get; init; } = [];

    public IReadOnlyList<KeptRecord> Records { get; init; } = [];

    /// <summary>The numbers of applications that still need the account.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];
}

public sealed record MyAccount(string Name, string? Email, string? Phone, string? IdentityNumber, string Language);

/// <param name="Number">Null for a draft.</param>
public sealed record MyConsent(Guid ApplicationId, string? Number, string Service, string Registry, DateTimeOffset At, DateTimeOffset? WithdrawnAt);

public sealed record MyGivenRating(Guid ApplicationId, string Number, string Service, string Step, MyRating Rating);

public sealed record MyPart(string Service, string Party, InvitationStatus Status, DateTimeOffset? AnsweredAt);

internal sealed class GetMyDataHandler(AppDbContext db, RatingLinks links, MyRecords records) : IRequestHandler<GetMyData, Result<MyDataView>>
{
    public async Task<Result<MyDataView>> Handle(GetMyData request, CancellationToken cancellationToken)
    {
        var by = request.By;
        var own = db.Applications.AsNoTracking().OwnedBy(by);
        var user = await db.Users.AsNoTracking().SingleAsync(user => user.Id == by.Id, cancellationToken);
        var looks = await db.FactReads.AsNoTracking().OfScopedRows().Join(own, read => read.ApplicationId, application => application.Id, (read, _) => read).CountAsync(cancellationToken);
        return new MyDataView(
            new MyAccount(user.DisplayName, user.Email, user.PhoneNumber, Masked(user.IdentityNumber), user.Language),
            await own.CountAsync(application => application.SubmittedAt == null, cancellationToken),
            await own.CountAsync(application => application.SubmittedAt != null && application.EndedAt == null, cancellationToken),
            await own.CountAsync(application => application.EndedAt != null, cancellationToken),
            await db.Licences.AsNoTracking().OwnedBy(by).CountAsync(cancellationToken), looks, user.ReusedFrom)
        {
            Consents = await Consents(by, cancellationToken),
            Ratings = await Ratings(by, cancellationToken),
            Parts = await db.Invitations.AsNoTracking().Where(invitation => invitation.PersonId == by.Id).OrderByDescending(invitation => invitation.AnsweredAt)
                .Join(db.Applications.OfScopedRows(), invitation => invitation.ApplicationId, application => application.Id, (invitation, application) =>
                    new MyPart(application.Service, invitation.Party, invitation.Status, invitation.AnsweredAt)).ToListAsync(cancellationToken),
            Records = await records.Kept(by, cancellationToken),
            Open = await records.Open(by, cancellationToken),
        };
    }

    // Also those given for somebody else's application, which is named by its service alone.
    private async Task<List<MyConsent>> Consents(Caller by, CancellationToken cancellationToken) => await db.Consents.AsNoTracking().Where(consent => consent.PersonId == by.Id)
        .OrderByDescending(consent => consent.At)
        .Join(db.Applications.OfScopedRows(), consent => consent.ApplicationId, application => application.Id, (consent, application) => new MyConsent(
            application.Id, application.ApplicantId == by.Id ? application.Number : null, application.Service, consent.Registry, consent.At, consent.WithdrawnAt))
        .ToListAsync(cancellationToken);

    private async Task<List<MyGivenRating>> Ratings(Caller by, CancellationToken cancellationToken)
    {
        var own = db.Applications.AsNoTracking().OwnedBy(by).Where(application => application.SubmittedAt != null);
        var numbers = await own.Select(application => new { application.Id, application.Number }).ToDictionaryAsync(one => one.Id, one => one.Number!, cancellationToken);
        return [.. (await links.Of(db, own, cancellationToken)).Select(one => new MyGivenRating(
            one.Slip.ApplicationId, numbers[one.Slip.ApplicationId], one.Rating.Service, one.Slip.Step, MyRating.Of(one.Rating, one.Redress)))];
    }

    private static string? Masked(string? number) => number is { Length: > 8 } ? $"{number[..4]}{new string('*', number.Length - 8)}{number[^4..]}" : number;
}
