using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The application has been sent: its number, who has it now, and what happens until when.</summary>
public sealed class SentModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ApplicationView Application { get; private set; } = default!;
    public ServiceDefinition Service { get; private set; } = default!;

    /// <summary>To be kept.</summary>
    public DocumentList Receipt { get; private set; } = default!;

    /// <summary>Where letters go.</summary>
    public string Email { get; private set; } = "";

    /// <summary>What has begun, and what waits for it.</summary>
    public IEnumerable<(string Title, string Department, StepView Step)> Begun => Steps(status => status.IsInHand());

    public IEnumerable<(string Title, string Department, StepView Step)> Later => Steps(status => status is StepStatus.Waiting);

    public async Task<IActionResult> OnGetAsync()
    {
        var application = await Send(new GetApplication(Caller, Id));
        if (!application.IsOk)
            return Instead(application.Problem);
        if (application.Value.SubmittedAt is null)
            return LocalRedirect($"~/apply/{Id}");
        var account = await Send(new GetAccount(Caller));
        if (!account.IsOk)
            return Instead(account.Problem);
        (Application, Email) = (application.Value, account.Value.Email);
        Service = workflows.Find(Application.Service, Application.Version)!;
        var receipt = ((await Send(new ListDocuments(Caller, Id))).Value ?? []).Where(line => line.Kind == DocumentKind.Submission).ToList();
        Receipt = new DocumentList($"/apply/{Id}", Service, receipt, (await Send(new GetIssuability())).Value!.IsPossible, NamesSteps: false);
        return Page();
    }

    private IEnumerable<(string Title, string Department, StepView Step)> Steps(Func<StepStatus, bool> which) => Application.Steps
        .Where(step => which(step.Status))
        .Select(step => (Service.Step(step.Key)!.Title.Here(), workflows.Departments[step.Department].Name.Here(), step));
}
