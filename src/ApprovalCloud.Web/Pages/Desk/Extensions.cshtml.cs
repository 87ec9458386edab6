using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Extensions that wait for the department's head, and applicants who ask for more time themselves.</summary>
public sealed class ExtensionsModel(IMediator mediator, Workflows workflows, TimeProvider clock) : RoomPage(mediator)
{
    public IReadOnlyList<ExtensionRow> Rows { get; private set; } = [];

    public string Department => workflows.Departments.GetValueOrDefault(Caller.Department ?? "")?.Name.Here() ?? "";

    public IReadOnlyList<MoreTimeRow> MoreTime { get; private set; } = [];

    public string ServiceOf(string service, int version) => workflows.Find(service, version)!.Title.Here();

    public string StepOf(string service, int version, string step) => workflows.Find(service, version)!.Step(step)!.Title.Here();

    public bool IsPassed(ExtensionRow row) => row.DueAt < clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync()
    {
        var extensions = await Send(new ListExtensions(Caller));
        if (!extensions.IsOk)
            return Instead(extensions.Problem);
        Rows = extensions.Value;
        MoreTime = (await Send(new ListMoreTime(Caller))).Value ?? [];
        return Page();
    }
}
