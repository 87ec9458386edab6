using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Counter;

/// <summary>The person who is present: they say yes, then what they have come for is begun.</summary>
public sealed class PersonModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> text) : CounterPage(mediator, text)
{
    [BindProperty]
    public string? Service { get; set; }

    /// <summary>Made with the form: sent twice, it begins one application.</summary>
    [BindProperty]
    public Guid Once { get; set; } = Guid.NewGuid();

    public IEnumerable<Choice> Services => workflows.Current.Where(service => service.Renews is null)
        .Select(service => new Choice(service.Key, service.Title.Here()));

    public string TitleOf(string service) => workflows.Find(service)?.Title.Here() ?? service;

    // Whoever has finished goes back to the counter.
    public async Task<IActionResult> OnGetAsync() => await Load() is null ? Page() : LocalRedirect("~/counter");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        return await Send(new ConfirmPresence(Caller, Session.Id, Yes)) is { Problem: { } problem }
            ? await Refused(problem, () => Task.FromResult<IActionResult>(Page()))
            : LocalRedirect("~/counter/person");
    }

    public async Task<IActionResult> OnPostBeginAsync()
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        if (workflows.Find(Service ?? "") is null)
        {
            ModelState.AddModelError(nameof(Service), T["Choose a service"]);
            return Page();
        }

        var begun = await Send(new BeginAtCounter(Caller, Session.Id, Service!, Once.ToString()));
        return begun.IsOk ? LocalRedirect($"~/apply/{begun.Value}/sources") : await Refused(begun.Problem, () => Task.FromResult<IActionResult>(Page()));
    }

    public async Task<IActionResult> OnPostFinishAsync()
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        if (await Send(new EndCounter(Caller, Session.Id)) is { Problem: { } problem })
            return Instead(problem);
        TempData["Flash"] = T["You have finished. Nothing of the person’s is open to you any more."].Value;
        return LocalRedirect("~/counter");
    }
}
