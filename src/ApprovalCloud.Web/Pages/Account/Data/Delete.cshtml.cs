using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Account.Data;

/// <summary>Deletes what may be deleted, and says what was and what stays.</summary>
public sealed class DeleteModel(IMediator mediator, Workflows workflows, SignInManager<User> signIn, Confirmation confirmation, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public List<Deletable> What { get; set; } = [];

    [BindProperty]
    public string? Password { get; set; }

    public Workflows Workflows => workflows;

    public MyDataView Data { get; private set; } = default!;

    /// <summary>Null until something was.</summary>
    public DeletedData? Deleted { get; private set; }

    public IEnumerable<Choice> Choices =>
    [
        new(nameof(Deletable.Drafts), T["Drafts ({0})", Data.Drafts], T["Forms that were not submitted, with all that is in them"]),
        new(nameof(Deletable.EarlierAnswers), T["Earlier answers"], T["They are not offered for new forms any more; they stay in the applications they were given for"]),
        new(nameof(Deletable.Consents), T["Consents"], T["No registry is asked on them any more, and drafts lose what was fetched on them"]),
        new(nameof(Deletable.Comments), T["Comments on ratings"], T["What you wrote, with its publication and the answer; the level stays in the figures"]),
        new(nameof(Deletable.Account), T["The account, with all of these"], T["Your name, addresses and identity number go, and nobody can sign in any more. You can register anew."]),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        var data = await Send(new GetMyData(Caller));
        if (!data.IsOk)
            return Instead(data.Problem);
        Data = data.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return await OnGetAsync();
        }

        var deleted = await Send(new DeleteMyData(Caller, What));
        if (deleted.Problem is { } problem)
            return await Refused(problem, OnGetAsync);
        Deleted = deleted.Value;
        if (Deleted!.Account)
        {
            await signIn.SignOutAsync();
            HttpContext.User = new();
        }

        return Page();
    }

    public IEnumerable<string> Lines(DeletedData deleted)
    {
        if (deleted.Account)
            yield return T["Your account: name, e-mail address, telephone, identity number and password are gone, and you are signed out."];
        foreach (var draft in deleted.Drafts)
            yield return T["Draft: {0}", workflows.Find(draft)?.Title.Here() ?? draft];
        if (deleted.EarlierAnswers)
            yield return T["Earlier answers are not offered for new forms any more."];
        foreach (var registry in deleted.Consents)
            yield return T["Consent withdrawn: {0}", workflows.Registries.GetValueOrDefault(registry)?.Title.Here() ?? registry];
        if (deleted.Comments > 0)
            yield return T["Comments on ratings: {0}", deleted.Comments];
        if (deleted is { Account: false, Drafts.Count: 0, EarlierAnswers: false, Consents.Count: 0, Comments: 0 })
            yield return T["There was nothing of what you chose."];
    }
}
