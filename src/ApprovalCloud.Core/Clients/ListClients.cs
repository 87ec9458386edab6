using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Clients;

/// <summary>For operators: which programs there are.</summary>
public sealed record ListClients : IRequest<Result<IReadOnlyList<Client>>>;

internal sealed class ListClientsHandler(AppDbContext db) : IRequestHandler<ListClients, Result<IReadOnlyList<Client>>>
{
    public async Task<Result<IReadOnlyList<Client>>> Handle(ListClients request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<Client>>.Ok(await db.Clients.AsNoTracking().OrderBy(client => client.Id).ToListAsync(cancellationToken));
}
