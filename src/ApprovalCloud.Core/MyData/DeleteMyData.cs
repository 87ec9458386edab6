using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.MyData;

/// <summary>What of one's own may be deleted. The account takes all the others with it.</summary>
public enum Deletable { Drafts, EarlierAnswers, Consents, Comments, Account }

/// <summary>Deletes what may be deleted, and says what stays and why: applications of record, with their history and their access ledger.</summary>
public sealed record DeleteMyData(Caller By, IReadOnlyList<Deletable> What) : IRequest<Result<DeletedData>>;

/// <summary>What was really deleted.</summary>
/// <param name="Drafts">The services of the drafts.</param>
/// <param name="Consents">The registries of the consents that were withdrawn.</param>
public sealed record DeletedData(
    IReadOnlyList<string> Drafts, bool EarlierAnswers, IReadOnlyList<string> Consents, int Comments, bool Account, IReadOnlyList<KeptRecord> Kept);

internal sealed class DeleteMyDataValidator : AbstractValidator<DeleteMyData>
{
    public DeleteMyDataValidator()
    {
        RuleFor(request => request.What).NotEmpty().WithMessage(_ => MyDataMessages.ChooseWhat.Here());
        RuleForEach(request => request.What).IsInEnum();
    }
}

internal sealed class DeleteMyDataHandler(
    AppDbContext db, IFileStore files, MyRecords records, Consents consents, RatingLinks links, AccountClosing closing, Workflows workflows, TimeProvider clock)
    : IRequestHandler<DeleteMyData, Result<DeletedData>>
{
    public async Task<Result<DeletedData>> Handle(DeleteMyData request, CancellationToken cancellationToken)
    {
        var (by, account) = (request.By, request.What.Contains(Deletable.Account));
        if (account && await records.Open(by, cancellationToken) is { Count: > 0 } open)
            return InField.Wrong(nameof(request.What), MyDataMessages.StillOpen.With(string.Join(", ", open)));
        return await db.WhenOvertakenAgain<DeletedData>(async () =>
        {
            db.ChangeTracker.Clear();
            bool Is(Deletable what) => account || request.What.Contains(what);
            // First what has saves of its own: a draft's facts go with the consent they rest on.
            var withdrawn = Is(Deletable.Consents) ? await Withdraw(by, cancellationToken) : [];
            var drafts = Is(Deletable.Drafts) ? await Drafts(by, cancellationToken) : [];
            var comments = Is(Deletable.Comments) ? await Comments(by, cancellationToken) : 0;
            if (Is(Deletable.EarlierAnswers))
                (await db.Users.SingleAsync(user => user.Id == by.Id, cancellationToken)).ReusedFrom = clock.Now();
            if (account)
                await closing.Close(by, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var draft in drafts)
                await files.DeleteAll(draft.Id, CancellationToken.None);
            return new DeletedData([.. drafts.Select(draft => draft.Service)], Is(Deletable.EarlierAnswers), withdrawn, comments, account, await records.Kept(by, cancellationToken));
        });
    }

    private async Task<List<Application>> Drafts(Caller by, CancellationToken cancellationToken)
    {
        var drafts = await db.Applications.OwnedBy(by).Where(application => application.SubmittedAt == null).ToListAsync(cancellationToken);
        foreach (var draft in drafts)
            await DiscardDraftHandler.Remove(db, draft, cancellationToken);
        return drafts;
    }

    private async Task<List<string>> Withdraw(Caller by, CancellationToken cancellationToken)
    {
        var standing = await db.Consents.Where(consent => consent.PersonId == by.Id && consent.WithdrawnAt == null)
            .Join(db.Applications.OfScopedRows(), consent => consent.ApplicationId, application => application.Id, (consent, application) => new { Consent = consent, IsDraft = application.SubmittedAt == null })
            .ToListAsync(cancellationToken);
        // Where a law lets departments share there is nothing to withdraw: the row says that one was told.
        var own = standing.Where(one => workflows.Registries.GetValueOrDefault(one.Consent.Registry) is not { Basis: SharingBasis.StatutoryDuty }).ToList();
        foreach (var submitted in own.Where(one => !one.IsDraft))
            submitted.Consent.Withdraw(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        foreach (var draft in own.Where(one => one.IsDraft).GroupBy(one => one.Consent.ApplicationId))
        {
            var registries = draft.Select(one => workflows.Registries.GetValueOrDefault(one.Consent.Registry)).OfType<Registry>().ToList();
            await consents.Say(draft.Key, by.Id, registries, [], cancellationToken);
        }

        db.ChangeTracker.Clear();
        return [.. own.Select(one => one.Consent.Registry).Distinct()];
    }

    private async Task<int> Comments(Caller by, CancellationToken cancellationToken)
    {
        var said = (await links.Of(db, db.Applications.OwnedBy(by), cancellationToken)).Where(one => one.Rating.Comment is not null).ToList();
        foreach (var (_, rating, _) in said)
            rating.TakeCommentBack();
        return said.Count;
    }
}

/// <summary>
/// Locks an account for good, and takes out of it all that says whose it was. The row stays, because applications of record
/// name it, and their history and ledger are sealed over its id.
/// </summary>
internal sealed class AccountClosing(AppDbContext db, ShutAccounts accounts, TimeProvider clock)
{
    public const string Name = "–";

    public async Task Close(Caller by, CancellationToken cancellationToken)
    {
        var (id, at) = (by.Id, clock.Now());
        var user = await db.Users.SingleAsync(user => user.Id == id, cancellationToken);
        foreach (var delegation in await db.Delegations.Between(id, user.Email ?? "").Where(one => one.EndedAt == null).ToListAsync(cancellationToken))
        {
            delegation.End(by.Person, at);
            db.Outbox.Add(DelegationLetters.Owed(delegation.Id, 2, DelegationLetters.Ended, at));
        }

        user.DisplayName = Name;
        await accounts.Shut(user, at, cancellationToken);
    }
}
