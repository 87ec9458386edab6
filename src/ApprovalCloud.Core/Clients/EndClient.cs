using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Clients;

/// <summary>Lets a program in no more; its tokens are good for nothing from now on.</summary>
public sealed record EndClient(Guid Id) : IRequest<Result<Done>>;

internal sealed class EndClientHandler(AppDbContext db, Sessions sessions, SecurityLog log, TimeProvider clock) : IRequestHandler<EndClient, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndClient request, CancellationToken cancellationToken)
    {
        if (await db.Clients.SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken) is not { } client)
            return Problem.NotFound(Messages.ClientNotFound);
        client.EndedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        log.AccountChanged(client.PersonId, "a program let in no more");
        await sessions.End(client.PersonId, null, null, cancellationToken);
        return Done.It;
    }
}
