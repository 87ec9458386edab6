using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Whoever acts for somebody reads what is theirs: that is written down first, like every other look.</summary>
internal sealed class DelegateLooks(AccessLedger ledger)
{
    /// <param name="facts">What is shown: facts by key, materials with <see cref="ReadEntry.Material"/> before; none for the course alone.</param>
    public Task Write(Caller by, Guid application, IEnumerable<string> facts, CancellationToken cancellationToken) => by.For is not { } acting
        ? Task.CompletedTask
        : ledger.WriteUnlessJustWritten(
            application, new ReadEntry(acting.Behalf.Kind == BehalfKind.Counter ? ReadPurpose.Counter : ReadPurpose.Delegation, acting.Through, [.. facts.Order(StringComparer.Ordinal)]).By(by), cancellationToken);
}
