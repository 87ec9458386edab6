using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Pages.Watch;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What people said of the department's steps, as published.</summary>
public sealed class CommentsModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<PublishedComment> Comments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var comments = await Send(new ListPublishedComments(Caller));
        if (!comments.IsOk)
            return Instead(comments.Problem);
        Comments = comments.Value;
        return Page();
    }
}
