using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Counter;

/// <summary>帮办: who is present, and the numbers of what was filed today.</summary>
public sealed class IndexModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public CounterView Counter { get; private set; } = default!;

    public string TitleOf(string service) => workflows.Find(service)?.Title.Here() ?? service;

    public async Task<IActionResult> OnGetAsync()
    {
        var counter = await Send(new GetCounter(Caller));
        if (!counter.IsOk)
            return Instead(counter.Problem);
        Counter = counter.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() => await Send(new OpenCounter(Caller, IdentityNumber ?? "", Name ?? "")) is { Problem: { } problem }
        ? await Refused(problem, OnGetAsync)
        : LocalRedirect("~/counter/person");
}
