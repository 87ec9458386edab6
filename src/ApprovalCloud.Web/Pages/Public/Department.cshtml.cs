using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>What one department decides, issues and holds.</summary>
public sealed class DepartmentModel(Workflows workflows) : PageModel
{
    public Department Department { get; private set; } = default!;

    public IReadOnlyList<(ServiceDefinition Service, IReadOnlyList<Step> Steps)> Decides => [.. workflows.Current
        .Select(service => (service, (IReadOnlyList<Step>)[.. service.Steps.Where(step => step.Department == Department.Key)]))
        .Where(one => one.Item2.Count > 0)];

    public IEnumerable<LicenceType> Issues => workflows.Licences.Values.Where(licence => licence.Issuer == Department.Key);

    public IEnumerable<Registry> Holds => workflows.Registries.Values.Where(registry => registry.Owner == Department.Key);

    public IActionResult OnGet(string key)
    {
        if (!workflows.Departments.TryGetValue(key, out var department))
            return NotFound();
        Department = department;
        return Page();
    }
}
