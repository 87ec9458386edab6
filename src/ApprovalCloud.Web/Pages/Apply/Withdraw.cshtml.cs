using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

public sealed class WithdrawModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ApplicationView Application { get; private set; } = default!;
    public string Service => workflows.Find(Application.Service, Application.Version)!.Title.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var application = await Send(new GetApplication(Caller, Id));
        if (!application.IsOk)
            return Instead(application.Problem);
        Application = application.Value;
        if (Application.SubmittedAt is null)
            return LocalRedirect($"~/apply/{Id}/discard");
        return Application.EndedAt is null ? Page() : LocalRedirect($"~/apply/{Id}/track");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var withdrawn = await Send(new WithdrawApplication(Caller, Id, Reason?.Trim() ?? ""));
        if (!withdrawn.IsOk)
        {
            Show(withdrawn.Problem);
            return await OnGetAsync();
        }

        TempData["Flash"] = "Your application is withdrawn.";
        return LocalRedirect($"~/apply/{Id}/track");
    }
}
