using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>A supervisor writes to a department about one step.</summary>
public sealed class EscalateModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public string? Message { get; set; }

    public CourseView Course { get; private set; } = null!;

    public string Title => Course.Service.Step(Step)!.Title.Here();

    public string Department => workflows.Departments[Course.Service.Step(Step)!.Department].Name.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var course = await Send(new GetCourse(Caller, Id));
        if (course.Problem is { } problem)
            return Instead(problem);
        Course = course.Value!;
        return Course.Steps.Any(one => one.Key == Step && one.Status.IsActive()) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new EscalateStep(Caller, Id, Step, Message ?? "")) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = T["The clerks are told. What you wrote stands with the task until one of them acts on it."].Value;
        return LocalRedirect($"~/watch/applications/{Id}");
    }
}
