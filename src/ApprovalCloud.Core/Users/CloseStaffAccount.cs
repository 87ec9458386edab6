using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Users;

/// <summary>An operator closes the account of somebody who leaves an office. What they did keeps their name; what they have in hand waits for a supervisor.</summary>
public sealed record CloseStaffAccount(string Email) : IRequest<Result<ClosedAccount>>;

/// <param name="InHand">Steps that somebody else has to take over.</param>
public sealed record ClosedAccount(int InHand);

internal sealed class CloseStaffAccountHandler(UserManager<User> users, AppDbContext db, ShutAccounts accounts, TimeProvider clock)
    : IRequestHandler<CloseStaffAccount, Result<ClosedAccount>>
{
    private static readonly Text Citizen = Text.Same("This is the account of a citizen, who closes it: \u201cYour data\u201d, below their account.");

    public async Task<Result<ClosedAccount>> Handle(CloseStaffAccount request, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(request.Email) is not { } user)
            return IdentityErrors.NoAccount(nameof(request.Email));
        if ((await users.GetRolesAsync(user)).Count == 0)
            return InField.Wrong(nameof(request.Email), Citizen);

        await accounts.Shut(user, clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new ClosedAccount(await db.Steps.AsNoTracking().Active().CountAsync(step => step.AssigneeId == user.Id, cancellationToken));
    }
}
