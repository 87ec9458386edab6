using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services.Search;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>The catalogue of services: found by words, by life event, by department.</summary>
public sealed class IndexModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? LifeEvent { get; set; }

    public FoundServices Found { get; private set; } = new([], false);

    public LifeEvent? Event => workflows.LifeEvents.FirstOrDefault(known => known.Key == LifeEvent);

    /// <summary>Those at which some service is needed.</summary>
    public IEnumerable<LifeEvent> Events => workflows.LifeEvents.Where(known => workflows.Current.Any(service => service.LifeEvents.Contains(known.Key)));

    /// <summary>Those that decide something.</summary>
    public IEnumerable<Department> Departments => workflows.Current.SelectMany(service => service.Steps).Select(step => step.Department).Distinct()
        .Select(key => workflows.Departments[key]).OrderBy(department => department.Line);

    public async Task<IActionResult> OnGetAsync()
    {
        if (LifeEvent is { Length: > 0 } && Event is null)
            return NotFound();
        var found = await Send(new FindServices(Q, Event?.Key));
        if (!found.IsOk)
        {
            Show(found.Problem);
            return Page();
        }

        Found = found.Value;
        return Page();
    }
}
