using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Users;

/// <summary>The caller's own account.</summary>
public sealed record GetAccount(Caller By) : IRequest<Result<AccountView>>;

public sealed record AccountView(string Name, string Email, string Language, string? Department, StepRoles StepRoles, LetterGroups NoMailFor, bool NoShortcuts);

internal sealed class GetAccountHandler(AppDbContext db) : IRequestHandler<GetAccount, Result<AccountView>>
{
    public async Task<Result<AccountView>> Handle(GetAccount request, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().Where(user => user.Id == request.By.Id)
            .Select(user => new AccountView(user.DisplayName, user.Email!, user.Language, user.Department, user.StepRoles, user.NoMailFor, user.NoShortcuts))
            .SingleAsync(cancellationToken);
}
