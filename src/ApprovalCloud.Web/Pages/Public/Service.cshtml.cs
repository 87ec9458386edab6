using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>The guide to one service.</summary>
public sealed class ServiceModel(Workflows workflows, Reasons reasons, StepMaps maps, IMediator mediator) : PageModel
{
    public ServiceDefinition Service { get; private set; } = default!;
    public Plan Plan { get; private set; } = default!;
    public StepMapModel Map => maps.Of(Service);
    public Reasons Reasons => reasons;
    public Workflows Workflows => workflows;

    public int DepartmentCount => Service.Steps.Select(step => step.Department).Distinct().Count();

    public PublicRatings Ratings { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        if (workflows.Find(key) is not { } service)
            return NotFound();
        Service = service;
        Plan = WorkflowEngine.Plan(service, Facts.Unknown);
        Ratings = (await mediator.Send(new GetPublicRatings(key), HttpContext.RequestAborted)).Value!;
        return Page();
    }
}
