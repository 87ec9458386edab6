using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A page about one task: shows it as it is now, and what came of what the clerk wanted to do.</summary>
public abstract class TaskPage(IMediator mediator) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    /// <summary>The step's version that the clerk saw; 0, which no step has, when the form says none.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The newest entry of the history that the clerk saw.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public TaskView View { get; private set; } = default!;

    /// <summary>How the step's date comes about.</summary>
    public Reckoning? Reckoning { get; private set; }

    /// <summary>What happened between the clerk's look and the clerk's act, if that stood in the way.</summary>
    public IReadOnlyList<EventView> Meanwhile { get; private set; } = [];

    public bool IsOvertaken { get; private set; }

    /// <summary>The form again, as it was typed, over the task as it is now.</summary>
    protected async Task<IActionResult> Again()
    {
        var task = await Send(new GetTask(Caller, ApplicationId, Step));
        if (!task.IsOk)
            return Instead(task.Problem);
        View = task.Value;
        Reckoning = (await Send(new GetReckonings(Caller, ApplicationId))).Value?.FirstOrDefault(one => one.Clock == Step);
        await Prepare();
        return Page();
    }

    /// <summary>What the page needs beside the task.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <param name="form">The form whose fields the problem's messages belong to; empty for the page's own.</param>
    protected async Task<IActionResult> Refused(Problem problem, string form = "")
    {
        var page = await Refused(problem with { Errors = problem.Errors?.ToDictionary(error => form + error.Key, error => error.Value) }, Again);
        if (problem.Kind != ProblemKind.Conflict || page is not PageResult)
            return page;
        IsOvertaken = true;
        Meanwhile = [.. View.History.Where(entry => entry.Sequence > Seen)];
        return page;
    }

    protected RedirectToPageResult Done(string what, bool next)
    {
        TempData[next ? "Done" : "Flash"] = what;
        return RedirectToPage("Task", new { ApplicationId, Step });
    }
}
