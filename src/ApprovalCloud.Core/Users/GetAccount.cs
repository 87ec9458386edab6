using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Core.Users;

/// <summary>The caller's own account.</summary>
public sealed record GetAccount(Caller By) : IRequest<Result<AccountView>>;

public sealed record AccountView(string Name, string Email, string Language, string? Department, StepRoles StepRoles, LetterGroups NoMailFor, bool NoShortcuts);

internal sealed class GetAccountHandler(AppDbContext db) : IRequestHandler<GetAccount, Result<AccountView>>
{
    public async Task<Result<AccountView>> Handle(GetAccount request, CancellationToken cancellationToken) =>
        await db.AccountOf(request.By, cancellationToken);
}
