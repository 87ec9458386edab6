using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>The guide to one service.</summary>
public sealed class ServiceModel(Workflows workflows, Reasons reasons, StepMaps maps) : PageModel
{
    public ServiceDefinition Service { get; private set; } = default!;
    public Plan Plan { get; private set; } = default!;
    public StepMapModel Map => maps.Of(Service);
    public Reasons Reasons => reasons;
    public Workflows Workflows => workflows;

    public int DepartmentCount => Service.Steps.Select(step => step.Department).Distinct().Count();

    public IActionResult OnGet(string key)
    {
        if (workflows.Find(key) is not { } service)
            return NotFound();
        Service = service;
        Plan = WorkflowEngine.Plan(service, Facts.Unknown);
        return Page();
    }
}
