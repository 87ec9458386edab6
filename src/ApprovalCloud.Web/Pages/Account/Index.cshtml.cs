using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;
using Choice = ApprovalCloud.Web.Components.Choice;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Languages = ApprovalCloud.Web.Localisation.Languages;

namespace ApprovalCloud.Web.Pages.Account;

public sealed class IndexModel(IMediator mediator, Workflows workflows, Passkeys passkeys) : RoomPage(mediator)
{
    [BindProperty]
    public string? Language { get; set; }

    public int Passkeys { get; private set; }
    public AccountView Account { get; private set; } = default!;

    public IEnumerable<Choice> Choices => Languages.All.Select(language => new Choice(language.Culture, language.Name));

    public string? Department => Account.Department is { } key ? workflows.Departments[key].Name.Here() : null;

    public bool May(StepRoles role) => Account.StepRoles.HasFlag(role);

    public async Task<IActionResult> OnGetAsync()
    {
        var account = await Send(new GetAccount(Caller));
        if (!account.IsOk)
            return Instead(account.Problem);
        Account = account.Value;
        Passkeys = (await passkeys.Of(Caller.Id)).Count;
        Language ??= Account.Language;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await Send(new ChangeLanguage(Caller, Language ?? ""));
        if (!changed.IsOk)
        {
            Show(changed.Problem);
            return await OnGetAsync();
        }

        TempData["Flash"] = "The language of your letters is changed.";
        return RedirectToPage();
    }
}
