using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>The department's visits: what is to come, and what has to be recorded.</summary>
public sealed class VisitsModel(IMediator mediator, Workflows workflows, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    public IReadOnlyList<VisitRow> Rows { get; private set; } = [];

    public string Department => workflows.Departments.GetValueOrDefault(Caller.Department ?? "")?.Name.Here() ?? "";

    public IEnumerable<(string Title, IReadOnlyList<VisitRow> Rows)> Groups => new[]
    {
        (T["Findings to record"].Value, (IReadOnlyList<VisitRow>)[.. Rows.Where(row => row.IsDue)]),
        (T["To come"].Value, [.. Rows.Where(row => !row.IsDue)]),
    }.Where(group => group.Item2.Count > 0);

    public string ServiceOf(VisitRow row) => workflows.Find(row.Service, row.ServiceVersion)!.Title.Here();

    public string StepOf(VisitRow row) => workflows.Find(row.Service, row.ServiceVersion)!.Step(row.Step)!.Title.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var visits = await Send(new ListVisits(Caller));
        if (!visits.IsOk)
            return Instead(visits.Problem);
        Rows = visits.Value;
        return Page();
    }
}
