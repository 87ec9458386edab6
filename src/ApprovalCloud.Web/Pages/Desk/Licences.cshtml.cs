using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What the department has issued. Who holds a licence stands on its own page.</summary>
public sealed class LicencesModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public string Department => workflows.Departments.GetValueOrDefault(Caller.Department ?? "")?.Name.Here() ?? "";

    public IReadOnlyList<LicenceRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public string TitleOf(LicenceRow row) => workflows.Licences.GetValueOrDefault(row.Type)?.Title.Here() ?? row.Type;

    public bool IsValid(LicenceRow row) => row.RevokedAt is null && !(row.ValidUntil <= clock.GetUtcNow());

    public string StatusOf(LicenceRow row) => row.RevokedAt is not null ? T["Revoked"] : IsValid(row) ? T["Valid"] : T["Expired"];

    public async Task<IActionResult> OnGetAsync()
    {
        var licences = await Send(new ListLicences(Caller, Number, Cursor));
        if (!licences.IsOk)
            return Instead(licences.Problem);
        (Rows, Next) = (licences.Value.Licences, licences.Value.Next);
        return Page();
    }
}
