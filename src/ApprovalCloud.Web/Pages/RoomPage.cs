using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages;

/// <summary>A page of somebody's room: asks use cases in the name of who is signed in.</summary>
public abstract class RoomPage(IMediator mediator) : PageModel
{
    protected Caller Caller => User.Caller();

    /// <summary>At a counter, with the applicant present.</summary>
    public bool IsAtCounter => For?.Behalf.Kind == Engine.Running.BehalfKind.Counter;

    /// <summary>Where whoever looks after an application comes from, and goes back to.</summary>
    public string Room => IsAtCounter ? "~/counter/person" : "~/apply";

    /// <summary>For whom the page's application is looked after; null where it is one's own.</summary>
    public ActingFor? For => Caller.For;

    protected Task<Result<T>> Send<T>(IRequest<Result<T>> request) => mediator.Send(request, HttpContext.RequestAborted);

    /// <summary>The problem as messages on the form, which comes back as it was typed.</summary>
    protected void Show(Problem problem)
    {
        foreach (var (field, messages) in problem.Errors ?? new Dictionary<string, string[]>())
        {
            foreach (var message in messages)
                ModelState.AddModelError(field, message);
        }

        if (problem.Errors is null or { Count: 0 })
            ModelState.AddModelError("", problem.Message.Here());
    }

    /// <summary>What was asked is refused: the form again, as it was typed, over what is there now.</summary>
    protected async Task<IActionResult> Refused(Problem problem, Func<Task<IActionResult>> again)
    {
        if (problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden)
            return Instead(problem);
        Show(problem);
        var page = await again();
        if (problem.Kind == ProblemKind.Conflict && page is PageResult shown)
            shown.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    /// <summary>A page that cannot be shown at all.</summary>
    protected IActionResult Instead(Problem problem) => problem.Kind switch
    {
        ProblemKind.NotFound => NotFound(),
        ProblemKind.Forbidden => Forbid(),
        ProblemKind.Invalid => BadRequest(),
        ProblemKind.Conflict => StatusCode(StatusCodes.Status409Conflict),
        ProblemKind.Unavailable => StatusCode(StatusCodes.Status503ServiceUnavailable),
    };
}
