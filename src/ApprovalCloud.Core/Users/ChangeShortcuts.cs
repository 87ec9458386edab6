using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Users;

/// <summary>Switches the single keys of the caller's own pages on or off.</summary>
public sealed record ChangeShortcuts(Caller By, bool Off) : IRequest<Result<Done>>;

internal sealed class ChangeShortcutsHandler(AppDbContext db) : IRequestHandler<ChangeShortcuts, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangeShortcuts request, CancellationToken cancellationToken)
    {
        await db.Users.Where(user => user.Id == request.By.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.NoShortcuts, request.Off), cancellationToken);
        return Done.It;
    }
}
