using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>One licence of the department, which may be revoked.</summary>
public sealed class LicenceModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The licence's version that the clerk saw; -1, which none has, when the form says none.</summary>
    [BindProperty]
    public int Version { get; set; } = -1;

    public LicenceView Licence { get; private set; } = default!;

    public string Title => workflows.Licences.GetValueOrDefault(Licence.Type)?.Title.Here() ?? Licence.Type;

    // Addresses are made in lower case elsewhere; a number is not a word.
    public static string Address(string number) => $"~/desk/licences/{Uri.EscapeDataString(number)}";

    public async Task<IActionResult> OnGetAsync()
    {
        var licence = await Send(new GetLicence(Caller, Number));
        if (!licence.IsOk)
            return Instead(licence.Problem);
        Licence = licence.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new RevokeLicence(Caller, Number, Reason?.Trim() ?? "", Version)) is { Problem: { } problem })
        {
            if (problem.Kind == ProblemKind.NotFound)
                return Instead(problem);
            Show(problem);
            return await OnGetAsync();
        }

        TempData["Flash"] = T["The licence is revoked. Its holder is told why and how to appeal."].Value;
        return LocalRedirect(Address(Number));
    }
}
