using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Blocks;

/// <summary>The text blocks of the clerk's department.</summary>
public sealed record ListBlocks(Caller By) : IRequest<Result<IReadOnlyList<BlockView>>>;

public sealed record BlockView(Guid Id, string Title, string Words, string ChangedBy, DateTimeOffset ChangedAt, int Version);

internal sealed class ListBlocksHandler(AppDbContext db) : IRequestHandler<ListBlocks, Result<IReadOnlyList<BlockView>>>
{
    public async Task<Result<IReadOnlyList<BlockView>>> Handle(ListBlocks request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<BlockView>>.Ok(await db.BlocksOf(request.By).ToListAsync(cancellationToken));
}
