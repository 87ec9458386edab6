using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Blocks;

/// <summary>A text block of the clerk's department is not offered any more. What was written with it stays as it was written.</summary>
public sealed record DeleteBlock(Caller By, Guid Id) : IRequest<Result<Done>>;

internal sealed class DeleteBlockHandler(AppDbContext db) : IRequestHandler<DeleteBlock, Result<Done>>
{
    public async Task<Result<Done>> Handle(DeleteBlock request, CancellationToken cancellationToken) =>
        await db.TextBlocks.KeptBy(request.By).Where(block => block.Id == request.Id).ExecuteDeleteAsync(cancellationToken) == 0
            ? Problem.NotFound(BlockMessages.NotFound)
            : Done.It;
}
