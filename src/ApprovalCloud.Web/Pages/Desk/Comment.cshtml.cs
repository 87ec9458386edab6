using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Pages.Watch;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Answers a published comment for the department.</summary>
public sealed class CommentModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    public PublishedComment Comment { get; private set; } = default!;

    public Titles Titles { get; } = new(workflows);

    public async Task<IActionResult> OnGetAsync()
    {
        var comment = await Send(new GetPublishedComment(Caller, Id));
        if (!comment.IsOk)
            return Instead(comment.Problem);
        Comment = comment.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new ReplyToComment(Caller, Id, Reply?.Trim() ?? "")) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = T["Your answer is published."].Value;
        return RedirectToPage("Comments");
    }
}
