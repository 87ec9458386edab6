using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Who may not commit because a commitment was broken.</summary>
public sealed class BarsModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<BarRow> Barred { get; private set; } = [];

    public IReadOnlyList<BarRow> Lifted { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var (barred, lifted) = (await Send(new ListBars(Caller)), await Send(new ListBars(Caller, Lifted: true)));
        if ((barred.Problem ?? lifted.Problem) is { } problem)
            return Instead(problem);
        (Barred, Lifted) = (barred.Value!, lifted.Value!);
        return Page();
    }
}
