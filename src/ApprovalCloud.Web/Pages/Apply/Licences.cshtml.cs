using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>What departments have issued to the citizen.</summary>
public sealed class LicencesModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    public IReadOnlyList<MyLicence> Licences { get; private set; } = [];

    public bool CanIssue { get; private set; }

    public string TitleOf(MyLicence licence) => workflows.Licences.GetValueOrDefault(licence.Type)?.Title.Here() ?? licence.Type;

    public string IssuerOf(MyLicence licence) => workflows.Departments.GetValueOrDefault(licence.Department)?.Name.Here() ?? licence.Department;

    public string StatusOf(MyLicence licence) => licence switch
    {
        { RevokedAt: not null } => T["Revoked"],
        { IsValid: false } => T["Expired"],
        _ => T["Valid"],
    };

    public async Task<IActionResult> OnGetAsync()
    {
        var mine = await Send(new ListMyLicences(Caller));
        if (!mine.IsOk)
            return Instead(mine.Problem);
        Licences = mine.Value;
        CanIssue = (await Send(new GetIssuability())).Value!.IsPossible;
        return Page();
    }
}
