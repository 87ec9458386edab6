using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Looks outside a task: what awaits a review, and what was reviewed.</summary>
public sealed class AccessModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<BreakGlassRow> Open { get; private set; } = [];

    public IReadOnlyList<BreakGlassRow> Reviewed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var (open, reviewed) = (await Send(new ListBreakGlass(Caller)), await Send(new ListBreakGlass(Caller, Reviewed: true)));
        if ((open.Problem ?? reviewed.Problem) is { } problem)
            return Instead(problem);
        (Open, Reviewed) = (open.Value!, reviewed.Value!);
        return Page();
    }
}
