using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>What the state holds already: which registries may be asked, what they said, earlier answers, other people's agreement.</summary>
public sealed class SourcesModel(IMediator mediator, Workflows workflows, SourceWords sources, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<string> Consent { get; set; } = [];

    [BindProperty]
    public List<string> Use { get; set; } = [];

    [BindProperty]
    public string? Party { get; set; }

    /// <summary>As it was typed for <see cref="Party"/>.</summary>
    public string? Email { get; private set; }

    public SharingView Sharing { get; private set; } = default!;
    public SourceWords Words => sources;

    public bool WasAsked => Sharing.Registries.Any(registry => registry.MayBeAsked is not null);

    public IEnumerable<RegistryView> ByLaw => Sharing.Registries.Where(one => one.Registry.Basis == SharingBasis.StatutoryDuty);

    public IEnumerable<RegistryView> ByConsent => Sharing.Registries.Where(one => one.Registry.Basis == SharingBasis.Consent);

    public IEnumerable<PartyView> Others => Sharing.Parties.Where(party => !party.IsApplicant);

    public string Label(string fact) => workflows.Vocabulary.LabelOf(fact).Here();

    public string Labels(IEnumerable<string> facts) => string.Join(T[", "], facts.Select(Label));

    public string Shown(string fact, string value) => sources.Shown(fact, value);

    public string Service(string key) => workflows.Find(key)?.Title.Here() ?? key;

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var filled = await Send(new Prefill(Caller, Id, Consent));
        if (!filled.IsOk)
            return Elsewhere(filled.Problem);
        TempData["Asked"] = true;
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostUseAsync()
    {
        var used = await Send(new UseEarlierAnswers(Caller, Id, Use));
        if (!used.IsOk)
            return Elsewhere(used.Problem);
        TempData["Flash"] = T["{0} answers taken over.", used.Value.Count].Value;
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        Email = Request.Form[$"Email.{Party}"];
        var invited = await Send(new InviteParty(Caller, Id, Party ?? "", Email ?? ""));
        if (invited.Problem is { } problem)
            return await Again(problem with { Errors = problem.Errors?.ToDictionary(error => $"{error.Key}.{Party}", error => error.Value) });
        TempData["Flash"] = T["The invitation is on its way."].Value;
        return RedirectToPage(null, null, new { Id }, "people");
    }

    public async Task<IActionResult> OnPostRevokeAsync() => await Send(new RevokeInvitation(Caller, Id, Party ?? "")) is { Problem: { } problem }
        ? await Again(problem)
        : RedirectToPage(null, null, new { Id }, "people");

    private async Task<IActionResult> Again(Problem problem)
    {
        if (problem.Kind == ProblemKind.NotFound)
            return Instead(problem);
        if (await Load() is { } elsewhere)
            return elsewhere;
        Show(problem);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        var sharing = await Send(new GetSharing(Caller, Id));
        if (!sharing.IsOk)
            return Elsewhere(sharing.Problem);
        Sharing = sharing.Value;
        return null;
    }

    private IActionResult Elsewhere(Problem problem) =>
        problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/apply/{Id}/track") : Instead(problem);
}
