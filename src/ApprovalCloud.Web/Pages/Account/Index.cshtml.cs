using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Languages = ApprovalCloud.Web.Localisation.Languages;

namespace ApprovalCloud.Web.Pages.Account;

public sealed class IndexModel(IMediator mediator, Workflows workflows, Passkeys passkeys, AuthenticatorApps apps) : RoomPage(mediator)
{
    public int Passkeys { get; private set; }
    public bool HasApp { get; private set; }
    public AccountView Account { get; private set; } = default!;

    public string Language => Languages.All.First(language => language.Culture == Account.Language).Name;

    public string? Department => Account.Department is { } key ? workflows.Departments[key].Name.Here() : null;

    public bool May(StepRoles role) => Account.StepRoles.HasFlag(role);

    public async Task<IActionResult> OnGetAsync()
    {
        var account = await Send(new GetAccount(Caller));
        if (!account.IsOk)
            return Instead(account.Problem);
        Account = account.Value;
        HasApp = await apps.IsOn(Caller.Id);
        Passkeys = (await passkeys.Of(Caller.Id)).Count;
        return Page();
    }
}
