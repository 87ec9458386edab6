using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>A supervisor moves one step to a clerk of its department, or back to the queue.</summary>
public sealed class MoveModel(IMediator mediator, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    public const string Queue = "queue";

    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int? Version { get; set; }

    public CourseView Course { get; private set; } = null!;

    public Receivers View { get; private set; } = null!;

    public string Title => Course.Service.Step(Step)!.Title.Here();

    public IEnumerable<Choice> Receivers =>
        [.. View.Holder is null ? Enumerable.Empty<Choice>() : [new Choice(Queue, T["Back to the queue"])], .. ColleagueWords.Choices(View.Clerks, T)];

    public async Task<IActionResult> OnGetAsync()
    {
        var receivers = await Send(new ListReceivers(Caller, Id, Step));
        if (receivers.Problem is { } problem)
            return Instead(problem);
        View = receivers.Value!;
        Course = (await Send(new GetCourse(Caller, Id))).Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Guid? receiver = Guid.TryParse(To, out var id) ? id : null;
        if (receiver is null && To != Queue)
        {
            ModelState.AddModelError(nameof(To), T["Choose to whom it goes, or the queue"]);
            return await OnGetAsync();
        }

        if (await Send(new ReassignStep(Caller, Id, Step, receiver, Reason ?? "", Version)) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = T["The task is moved."].Value;
        return LocalRedirect($"~/watch/applications/{Id}");
    }
}
