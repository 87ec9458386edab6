using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What other departments ask this one: what is due first on top.</summary>
public sealed class OpinionsModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [FromQuery]
    public bool Ended { get; set; }

    public IReadOnlyList<OpinionRow> Rows { get; private set; } = [];

    public string TitleOf(OpinionRow row) => ServiceOf(row).Title.Here();

    public Deadline DeadlineOf(OpinionRow row) => row.DueAt is { } due
        ? new Deadlines(workflows, clock, T).Of(ServiceOf(row), StepStatus.Open, due, null, isStopped: false)
        : new Deadline(null, T["No day was set"]);

    public async Task<IActionResult> OnGetAsync()
    {
        var rows = await Send(new ListOpinions(Caller, Ended));
        if (!rows.IsOk)
            return Instead(rows.Problem);
        Rows = rows.Value;
        return Page();
    }

    private ServiceDefinition ServiceOf(OpinionRow row) => workflows.Find(row.Service, row.ServiceVersion)!;
}
