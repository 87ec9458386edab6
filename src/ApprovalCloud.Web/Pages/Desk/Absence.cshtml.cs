using ApprovalCloud.Core.Absences;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>One of my absences: other days, somebody else who stands in, or its end.</summary>
public sealed class AbsenceModel(IMediator mediator, IStringLocalizer<Localisation.Text> words) : AbsencePage(mediator, words)
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What was seen when the form was opened.</summary>
    [BindProperty]
    public int Version { get; set; }

    public AbsenceView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Again() is not PageResult page)
            return NotFound();
        (StandIn, From, Until) = (View.StandInId, Iso(View.From), Iso(View.Until));
        return page;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (from, until) = Days;
        if (!ModelState.IsValid)
            return await Again();
        return await Send(new ChangeAbsence(Caller, Id, StandIn, from, until, Version)) is { Problem: { } problem }
            ? await Refused(problem, Again)
            : Saved(T["Your absence is saved."]);
    }

    public async Task<IActionResult> OnPostEndAsync() => await Send(new EndAbsence(Caller, Id)) is { Problem: { } problem }
        ? await Refused(problem, Again)
        : Saved(T["Your absence has ended."]);

    private async Task<IActionResult> Again()
    {
        await Load();
        if (List.Mine.FirstOrDefault(one => one.Id == Id) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    private RedirectToPageResult Saved(string words)
    {
        TempData["Flash"] = words;
        return RedirectToPage("Absences");
    }
}
