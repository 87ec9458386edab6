using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Design;

/// <summary>A page of the designer's room: it shows the folder as it is now, checked.</summary>
public abstract class DesignPage(IMediator mediator) : RoomPage(mediator)
{
    public CheckedWorkflows Checked { get; private set; } = null!;

    public Workflows Workflows => Checked.Workflows;

    public async Task<IActionResult> OnGetAsync()
    {
        var looked = await Send(new CheckWorkflows());
        if (looked.Problem is { } problem)
            return Instead(problem);
        Checked = looked.Value!;
        return Found();
    }

    /// <summary>Whether there is what the address names.</summary>
    protected virtual IActionResult Found() => Page();

    public string Department(string key) => Workflows.Departments.GetValueOrDefault(key)?.Name.Here() ?? key;
}
