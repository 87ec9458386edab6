using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>One comment: published, with words blacked out, or refused.</summary>
public sealed class CommentModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Moderation? Moderation { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CommentView Comment { get; private set; } = default!;

    public Titles Titles { get; } = new(workflows);

    public IEnumerable<Choice> Choices =>
        [new(nameof(Core.Ratings.Moderation.Publish), T["Yes, as it stands below"]), new(nameof(Core.Ratings.Moderation.Refuse), T["No"])];

    public async Task<IActionResult> OnGetAsync()
    {
        var comment = await Send(new GetComment(Caller, Id));
        if (!comment.IsOk)
            return Instead(comment.Problem);
        Comment = comment.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (await Send(new ModerateComment(Caller, Id, Moderation, Words, Reason?.Trim())) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = T["Your decision is saved."].Value;
        return RedirectToPage();
    }
}
