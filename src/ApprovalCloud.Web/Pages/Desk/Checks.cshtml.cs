using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What the department has granted and has still to look at.</summary>
public sealed class ChecksModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public string Department => workflows.Departments.GetValueOrDefault(Caller.Department ?? "")?.Name.Here() ?? "";

    public IReadOnlyList<CheckRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public string TitleOf(CheckRow row) => ServiceOf(row).Step(row.Step)!.Title.Here();

    public Deadline DeadlineOf(CheckRow row) =>
        new Deadlines(workflows, clock, T).Of(ServiceOf(row), StepStatus.Open, row.CheckBy, decidedAt: null, isStopped: false);

    public async Task<IActionResult> OnGetAsync()
    {
        var checks = await Send(new ListChecks(Caller, Cursor));
        if (!checks.IsOk)
            return Instead(checks.Problem);
        (Rows, Next) = (checks.Value.Checks, checks.Value.Next);
        return Page();
    }

    private ServiceDefinition ServiceOf(CheckRow row) => workflows.Find(row.Service, row.ServiceVersion)!;
}
