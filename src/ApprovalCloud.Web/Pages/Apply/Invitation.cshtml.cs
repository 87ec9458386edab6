using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Somebody whose own word is needed sees what for, and agrees or declines.</summary>
public sealed class InvitationModel(IMediator mediator, Workflows workflows, SourceWords sources) : RoomPage(mediator)
{
    [FromRoute]
    public string Link { get; set; } = "";

    [BindProperty]
    public List<string> Consent { get; set; } = [];

    [BindProperty]
    public bool Agrees { get; set; }

    public InvitationView? Invitation { get; private set; }
    public SourceWords Words => sources;

    public IEnumerable<Registry> ByLaw => Invitation!.Registries.Where(registry => registry.Basis == SharingBasis.StatutoryDuty);
    public IEnumerable<Registry> ByConsent => Invitation!.Registries.Where(registry => registry.Basis == SharingBasis.Consent);
    public string Declaration => workflows.Vocabulary[Invitation!.Party.Authorises].Question.Here();
    public string Department(string key) => workflows.Departments[key].Name.Here();

    public Task<IActionResult> OnGetAsync() => Load();

    public async Task<IActionResult> OnPostAsync(string? answer)
    {
        var agrees = answer == "agree";
        if (agrees && !Agrees)
        {
            ModelState.AddModelError("Agrees", SharingMessages.Agree.Here());
            return await Load();
        }

        var answered = await Send(new AnswerInvitation(Caller, Link, agrees, Consent));
        if (answered.IsOk)
            // Not by the page's name: an address made from it is lower-case, and a sealed link is not.
            return LocalRedirect(Request.Path);
        Show(answered.Problem);
        return await Load();
    }

    // What cannot be opened is told in words: whoever follows a link from a letter deserves more than "not found".
    private async Task<IActionResult> Load()
    {
        var opened = await Send(new GetInvitation(Caller, Link));
        if (opened.IsOk)
        {
            Invitation = opened.Value;
            return Page();
        }

        if (ModelState.IsValid)
            Show(opened.Problem);
        var page = Page();
        page.StatusCode = opened.Problem.Kind == ProblemKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        return page;
    }
}
