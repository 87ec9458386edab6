using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Retention;
using ApprovalCloud.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Seals;

/// <summary>Whether what was sealed is still what is there: each day's signature, its root, the root before it, and every entry under them.</summary>
public sealed class VerifySeals(AppDbContext db, SigningKeys keys)
{
    private const int AtOnce = 200;
    private const string Record = "seal";

    /// <returns>How many days are sealed.</returns>
    public async Task<long> Run(List<LogFault> faults, int most, CancellationToken cancellationToken)
    {
        var signers = (await keys.Published(cancellationToken)).Select(one => one.Thumbprint).ToHashSet();
        DaySeal? before = null;
        long days = 0;
        foreach (var seal in await db.DaySeals.AsNoTracking().OrderBy(one => one.Day).ToListAsync(cancellationToken))
        {
            if (faults.Count >= most)
                break;
            days++;
            var view = SealView.Of(seal);
            var cases = await db.SealedCases.AsNoTracking().Where(one => one.Day == seal.Day).OrderBy(one => one.Place).ToListAsync(cancellationToken);
            var what = view.Signer() is not { } signer || !signers.Contains(signer.Thumbprint) ? "is not signed by this platform"
                : before is not null && seal.Day != before.Day.AddDays(1) ? "does not follow the day before"
                : !seal.Previous.AsSpan().SequenceEqual(before?.Root ?? []) ? "does not continue the seal before"
                : seal.Root.Length < seal.Previous.Length || MerkleTree.Of(seal.Root) is not { } tree ? "is hashed by less than the seal before"
                : cases.Count != seal.Size || !tree.Root([.. cases.Select(one => one.LeafIn(tree))]).AsSpan().SequenceEqual(seal.Root) ? "is not over the applications that it names"
                : !await AreBlocks(tree, seal.Day, cases, cancellationToken) ? "is not over the blocks that it has"
                : null;
            if (what is not null)
                faults.Add(new LogFault(Guid.Empty, seal.Day.DayNumber, $"the seal of {seal.Day:yyyy-MM-dd} {what}", Record));
            foreach (var batch in cases.Chunk(AtOnce))
                await Entries(batch, faults, cancellationToken);
            before = seal;
        }

        return days;
    }

    // Days that were sealed before there were blocks have none.
    private async Task<bool> AreBlocks(MerkleTree tree, DateOnly day, List<SealedCase> cases, CancellationToken cancellationToken)
    {
        var kept = await db.SealedBlocks.AsNoTracking().Where(one => one.Day == day).OrderBy(one => one.Number).Select(one => one.Root).ToListAsync(cancellationToken);
        var right = tree.Blocks(cases.Select(one => one.LeafIn(tree)), SealedBlock.SizeOn(cases.Count));
        return kept.Count == 0 || (kept.Count == right.Length && kept.Zip(right).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));
    }

    // Of what was purged, the hashes are left.
    private static byte[][] Leaves(MerkleTree tree, SealedCase one, PurgedCase rest) => SealedCase.Leaves(
        tree,
        Hashes(rest.HashOfEvent, one.FirstEvent, one.LastEvent), Hashes(rest.HashOfRead, one.FirstRead, one.LastRead));

    private static IEnumerable<(int, byte[])> Hashes(Func<int, byte[]?> of, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(sequence => (sequence, of(sequence) ?? []));

    private async Task Entries(SealedCase[] batch, List<LogFault> faults, CancellationToken cancellationToken)
    {
        var ids = batch.Select(one => one.ApplicationId).ToList();
        var events = (await db.HistoriesOf(ids, row => true, cancellationToken)).ToLookup(row => row.ApplicationId);
        var reads = (await db.FactReads.AsNoTracking().OfScopedRows().Where(row => ids.Contains(row.ApplicationId))
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken)).ToLookup(row => row.ApplicationId);
        var purged = await db.PurgedCases.AsNoTracking().Where(one => ids.Contains(one.ApplicationId)).ToDictionaryAsync(one => one.ApplicationId, cancellationToken);
        foreach (var one in batch)
        {
            if (MerkleTree.Of(one.Root) is not { } tree || !IsSealed(tree, one))
                faults.Add(new LogFault(one.ApplicationId, one.LastEvent, $"it is not what was sealed on {one.Day:yyyy-MM-dd}", Record));
        }

        bool IsSealed(MerkleTree tree, SealedCase one)
        {
            var leaves = purged.TryGetValue(one.ApplicationId, out var rest) ? Leaves(tree, one, rest) : SealedCase.Leaves(
                tree,
                events[one.ApplicationId].Where(row => row.Sequence >= one.FirstEvent && row.Sequence <= one.LastEvent),
                reads[one.ApplicationId].Where(row => row.Sequence >= one.FirstRead && row.Sequence <= one.LastRead));
            return leaves.Length == one.Entries && tree.Root(leaves).AsSpan().SequenceEqual(one.Root);
        }
    }
}
