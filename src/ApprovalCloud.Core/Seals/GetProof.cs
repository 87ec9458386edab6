using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Seals;

/// <summary>
/// That an entry of the citizen's own history, or of the ledger of who looked at their data, was there on its day: without any other entry.
/// Whoever cannot see an entry has no proof of it either: what departments keep to themselves has none, and the ledger is its owner's alone.
/// </summary>
public sealed record GetProof(Caller By, Guid ApplicationId, EntryKind Kind, int Sequence) : IRequest<Result<Proof>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetProofHandler(AppDbContext db, DelegateLooks looks) : IRequestHandler<GetProof, Result<Proof>>
{
    private static readonly Text NotSealed = new(
        "This entry is not sealed yet: a day is sealed when it is over by UTC. Ask again tomorrow.",
        "此记录尚未封存：每日（按协调世界时）结束后封存，请明日再试。", "此記錄尚未封存：每日（按協調世界時）結束後封存，請明日再試。");

    public async Task<Result<Proof>> Handle(GetProof request, CancellationToken cancellationToken)
    {
        var isEvent = request.Kind == EntryKind.Event;
        var asked = isEvent ? db.Applications.AsNoTracking().HandledBy(request.By, request.Act) : db.Applications.AsNoTracking().OwnedBy(request.By);
        var application = await asked.SingleOrDefaultAsync(one => one.Id == request.ApplicationId, cancellationToken);
        if (application is null || request.Sequence < 1 || await Entry(request, cancellationToken) is not { } entry)
            return Problem.NotFound(Messages.ApplicationNotFound);
        await looks.Write(request.By, application.Id, [], cancellationToken);
        var own = await db.SealedCases.AsNoTracking().Where(one => one.ApplicationId == application.Id
                && (isEvent ? one.FirstEvent <= request.Sequence && one.LastEvent >= request.Sequence : one.FirstRead <= request.Sequence && one.LastRead >= request.Sequence))
            .SingleOrDefaultAsync(cancellationToken);
        if (own is null)
            return new Problem(ProblemKind.Conflict, "NotSealed", NotSealed);
        var tree = MerkleTree.Of(own.Root)!;
        var leaves = await Leaves(tree, own, cancellationToken);
        var place = isEvent ? request.Sequence - own.FirstEvent : own.LastEvent - own.FirstEvent + 1 + request.Sequence - own.FirstRead;
        var seal = await db.DaySeals.AsNoTracking().SingleAsync(one => one.Day == own.Day, cancellationToken);
        return new Proof(
            application.Id, request.Kind, request.Sequence, entry.Fields, Convert.ToHexStringLower(entry.Before), Convert.ToHexStringLower(entry.Hash),
            place, leaves.Length, Hex(tree.Path(leaves, place)), own.Place, Hex(await DayPath(tree, own, seal.Size, cancellationToken)), SealView.Of(seal));
    }

    // Through its block, and on through the blocks. A day that was sealed before there were any is one.
    private async Task<IReadOnlyList<byte[]>> DayPath(MerkleTree tree, SealedCase own, int applications, CancellationToken cancellationToken)
    {
        var blocks = await db.SealedBlocks.AsNoTracking().Where(one => one.Day == own.Day).OrderBy(one => one.Number).Select(one => one.Root).ToArrayAsync(cancellationToken);
        var size = blocks.Length == 0 ? applications : SealedBlock.SizeOn(applications);
        var (block, first) = (own.Place / size, own.Place / size * size);
        var beside = await db.SealedCases.AsNoTracking().Where(one => one.Day == own.Day && one.Place >= first && one.Place < first + size)
            .OrderBy(one => one.Place).ToListAsync(cancellationToken);
        var path = tree.Path([.. beside.Select(one => one.LeafIn(tree))], own.Place - first);
        return blocks.Length == 0 ? path : [.. path, .. tree.Path(blocks, block)];
    }

    private async Task<(IReadOnlyList<string?> Fields, byte[] Before, byte[] Hash)?> Entry(GetProof request, CancellationToken cancellationToken)
    {
        var (from, to) = (request.Sequence - 1, request.Sequence);
        if (request.Kind == EntryKind.Event)
        {
            var rows = await db.HistoryOf(request.ApplicationId, row => row.Sequence >= from && row.Sequence <= to, cancellationToken);
            return rows is [.., { } row] && row.Sequence == to && !Applicants.Kept.Contains(row.Kind) ? (EventChain.Fields(row), rows.Count > 1 ? rows[0].Hash : [], row.Hash) : null;
        }

        var reads = await db.FactReads.AsNoTracking().OfScopedRows().Where(row => row.ApplicationId == request.ApplicationId && row.Sequence >= from && row.Sequence <= to)
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return reads is [.., { } read] && read.Sequence == to ? (ReadChain.Fields(read), reads.Count > 1 ? reads[0].Hash : [], read.Hash) : null;
    }

    private async Task<byte[][]> Leaves(MerkleTree tree, SealedCase own, CancellationToken cancellationToken) => SealedCase.Leaves(
        tree,
        await db.HistoryOf(own.ApplicationId, row => row.Sequence >= own.FirstEvent && row.Sequence <= own.LastEvent, cancellationToken),
        await db.FactReads.AsNoTracking().OfScopedRows().Where(row => row.ApplicationId == own.ApplicationId && row.Sequence >= own.FirstRead && row.Sequence <= own.LastRead)
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken));

    private static List<string> Hex(IReadOnlyList<byte[]> hashes) => [.. hashes.Select(hash => Convert.ToHexStringLower(hash))];
}
