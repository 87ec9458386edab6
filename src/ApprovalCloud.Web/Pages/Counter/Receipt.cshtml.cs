using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Counter;

/// <summary>What the person takes home on paper.</summary>
public sealed class ReceiptModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> text) : CounterPage(mediator, text)
{
    [FromRoute]
    public Guid Id { get; set; }

    public ApplicationView Application { get; private set; } = default!;

    public string Service => workflows.Find(Application.Service, Application.Version)!.Title.Here();

    public string Office => workflows.Departments.GetValueOrDefault(User.Caller().CounterOf ?? "")?.Name.Here() ?? "";

    public string Worker => User.Caller().Name;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        var application = await Send(new GetApplication(Caller, Id));
        if (!application.IsOk)
            return Instead(application.Problem);
        Application = application.Value;
        return Application.SubmittedAt is null ? NotFound() : Page();
    }
}
