using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

public sealed record DeleteFilter(Caller By, Guid Id) : IRequest<Result<Done>>;

internal sealed class DeleteFilterHandler(AppDbContext db) : IRequestHandler<DeleteFilter, Result<Done>>
{
    private static readonly Text NotFound = new(
        "There is no such filter among yours. Go back to the queue.", "您没有此筛选条件，请返回任务列表。", "您沒有此篩選條件，請返回任務列表。");

    public async Task<Result<Done>> Handle(DeleteFilter request, CancellationToken cancellationToken) =>
        await db.SavedFilters.OwnedBy(request.By).Where(filter => filter.Id == request.Id).ExecuteDeleteAsync(cancellationToken) == 0
            ? Problem.NotFound(NotFound)
            : Done.It;
}
