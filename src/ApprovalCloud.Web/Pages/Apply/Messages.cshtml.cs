using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>What the applicant asked a step's department, what it answered, and the next question.</summary>
public sealed class MessagesModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>One key for one question, however often its button is pressed.</summary>
    [BindProperty]
    public Guid Key { get; set; } = Guid.CreateVersion7();

    public ServiceDefinition Service { get; private set; } = default!;
    public string? Number { get; private set; }
    public string Title => Service.Step(Step)!.Title.Here();
    public string Department => workflows.Departments[Service.Step(Step)!.Department].Name.Here();
    public IReadOnlyList<MessageView> Said { get; private set; } = [];
    public bool IsOpen { get; private set; }
    public DateTimeOffset? OpenUntil { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var asked = await Send(new AskAboutStep(Caller, Id, Step, Text ?? "", Key.ToString("N")));
        if (!asked.IsOk)
            return await Refused(asked.Problem, async () => await Load() ?? Page());
        TempData["Flash"] = "Your question is sent. You are told when there is an answer.";
        return RedirectToPage(new { Id, Step });
    }

    private async Task<IActionResult?> Load()
    {
        var application = await Send(new GetApplication(Caller, Id));
        if (!application.IsOk)
            return Instead(application.Problem);
        // Nobody has a step in hand that has not opened, so nobody could answer.
        if (application.Value.Steps.FirstOrDefault(step => step.Key == Step) is not { OpenedAt: not null })
            return NotFound();
        var messages = await Send(new ListMyMessages(Caller, Id));
        if (!messages.IsOk)
            return Instead(messages.Problem);
        (Service, Number) = (workflows.Find(application.Value.Service, application.Value.Version)!, application.Value.Number);
        (Said, IsOpen, OpenUntil) = ([.. messages.Value.Messages.Where(one => one.Step == Step)], messages.Value.IsOpen, messages.Value.OpenUntil);
        return null;
    }
}
