using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Counter;

/// <summary>A page of the counter on which the person who is present says yes to something.</summary>
public abstract class CounterPage(IMediator mediator, IStringLocalizer<Localisation.Text> text) : RoomPage(mediator)
{
    protected IStringLocalizer<Localisation.Text> T => text;

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    public SessionView Session { get; protected set; } = default!;

    public IEnumerable<Choice> Ways
    {
        get
        {
            if (Session.HasMail)
                yield return new(nameof(Confirmation.Code), T["By the code that they received"]);
            yield return new(nameof(Confirmation.Document), T["By their signature on the printed consent"]);
        }
    }

    protected Yes Yes => Enum.TryParse<Confirmation>(How, out var how) && Enum.IsDefined(how)
        ? new(how, how == Confirmation.Code ? Code : Document)
        : new(null, null);

    /// <summary>Sends a code, and comes back.</summary>
    public async Task<IActionResult> OnPostCodeAsync()
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        if (await Send(new SendCounterCode(Caller, Session.Id)) is { Problem: { } problem })
            return await Refused(problem, () => Task.FromResult<IActionResult>(Page()));
        TempData["Flash"] = T["A code is on its way to the person’s address. It holds for 10 minutes."].Value;
        return LocalRedirect($"~{Request.Path}");
    }

    /// <returns>Where to go instead; null if there is a session.</returns>
    protected virtual async Task<IActionResult?> Load()
    {
        var counter = await Send(new GetCounter(Caller));
        if (!counter.IsOk)
            return Instead(counter.Problem);
        if (counter.Value.Open is not { } open)
            return NotFound();
        Session = open;
        return null;
    }
}
