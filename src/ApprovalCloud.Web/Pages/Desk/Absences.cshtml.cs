using ApprovalCloud.Core.Absences;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>When I am away, and who of my department is now.</summary>
public sealed class AbsencesModel(IMediator mediator, IStringLocalizer<Localisation.Text> words) : AbsencePage(mediator, words)
{
    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (from, until) = Days;
        if (!ModelState.IsValid)
            return await OnGetAsync();
        if (await Send(new DeclareAbsence(Caller, StandIn, from, until)) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = T["Your absence is saved."].Value;
        return RedirectToPage();
    }
}
