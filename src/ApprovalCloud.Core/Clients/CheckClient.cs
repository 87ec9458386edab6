using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Clients;

/// <summary>Whether somebody is the client that they say they are.</summary>
public sealed record CheckClient(Guid Id, string Secret) : IRequest<Result<Client>>;

internal sealed class CheckClientHandler(AppDbContext db) : IRequestHandler<CheckClient, Result<Client>>
{
    public async Task<Result<Client>> Handle(CheckClient request, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Id && one.EndedAt == null, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(Hash(request.Secret), client?.SecretHash ?? new byte[SHA256.HashSizeInBytes]) && client is not null
            ? client
            : Problem.NotFound(Messages.ClientNotFound);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
