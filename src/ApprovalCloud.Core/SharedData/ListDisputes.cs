using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Facts of the clerk's department that somebody says are wrong: open ones first, oldest first.</summary>
public sealed record ListDisputes(Caller By, ReadSource Through = ReadSource.Page) : IRequest<Result<IReadOnlyList<DisputeView>>>
{
    public const int Most = 100;
}

public sealed record DisputeView(
    Guid ApplicationId, string Fact, string Registry, string RegistryValue, string ClaimedValue, string Reason, DateTimeOffset At,
    DisputeVerdict? Verdict, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt, int Version)
{
    public static DisputeView Of(FactDispute dispute) => new(
        dispute.ApplicationId, dispute.Fact, dispute.Registry, dispute.RegistryValue, dispute.ClaimedValue, dispute.Reason, dispute.At,
        dispute.Verdict, dispute.Answer, dispute.AnsweredByName, dispute.AnsweredAt, dispute.Version);
}

internal static class Disputes
{
    /// <summary>An application's disputes, by fact; the caller has made sure that they may be seen.</summary>
    public static Task<Dictionary<string, DisputeView>> Of(AppDbContext db, Guid application, CancellationToken cancellationToken) =>
        db.FactDisputes.AsNoTracking().OfScopedRows().Where(dispute => dispute.ApplicationId == application)
            .ToDictionaryAsync(dispute => dispute.Fact, DisputeView.Of, cancellationToken);
}

internal sealed class ListDisputesHandler(AppDbContext db, AccessLedger ledger) : IRequestHandler<ListDisputes, Result<IReadOnlyList<DisputeView>>>
{
    public async Task<Result<IReadOnlyList<DisputeView>>> Handle(ListDisputes request, CancellationToken cancellationToken)
    {
        var disputes = await db.FactDisputes.AsNoTracking().QuestionsTo(request.By)
            .OrderBy(dispute => dispute.AnsweredAt != null).ThenBy(dispute => dispute.At).Take(ListDisputes.Most).ToListAsync(cancellationToken);
        foreach (var dispute in disputes)
        {
            await ledger.Write(
                dispute.ApplicationId, request.By, new ReadEntry(ReadPurpose.Dispute, request.Through, [dispute.Fact]), cancellationToken);
        }

        return disputes.ConvertAll(DisputeView.Of);
    }
}
