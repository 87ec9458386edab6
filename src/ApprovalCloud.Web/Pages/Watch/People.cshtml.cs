using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Who has how much in hand.</summary>
public sealed class PeopleModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<StaffingRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var staffing = await Send(new GetStaffing(Caller, Department));
        if (staffing.Problem is { } problem)
            return Instead(problem);
        Rows = staffing.Value!;
        return Page();
    }
}
