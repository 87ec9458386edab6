using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Extensions that wait for the department's head.</summary>
public sealed class ExtensionsModel(IMediator mediator, Workflows workflows, TimeProvider clock) : RoomPage(mediator)
{
    public IReadOnlyList<ExtensionRow> Rows { get; private set; } = [];

    public string Department => workflows.Departments.GetValueOrDefault(Caller.Department ?? "")?.Name.Here() ?? "";

    public string ServiceOf(ExtensionRow row) => workflows.Find(row.Service, row.ServiceVersion)!.Title.Here();

    public string StepOf(ExtensionRow row) => workflows.Find(row.Service, row.ServiceVersion)!.Step(row.Step)!.Title.Here();

    public bool IsPassed(ExtensionRow row) => row.DueAt < clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync()
    {
        var extensions = await Send(new ListExtensions(Caller));
        if (!extensions.IsOk)
            return Instead(extensions.Problem);
        Rows = extensions.Value;
        return Page();
    }
}
