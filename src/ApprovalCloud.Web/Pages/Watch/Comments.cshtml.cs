using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Comments that came with ratings, for whoever decides which are published.</summary>
public sealed class CommentsModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    private readonly Titles titles = new(workflows);

    [BindProperty(SupportsGet = true)]
    public CommentState State { get; set; } = CommentState.Waiting;

    public IReadOnlyList<CommentView> Comments { get; private set; } = [];

    public IEnumerable<(CommentState State, string Text)> States =>
        [(CommentState.Waiting, T["To be checked"]), (CommentState.Published, T["Published"]), (CommentState.Refused, T["Not published"])];

    public string TitleOf(CommentView comment) => comment.Step.Length == 0 ? titles.Service(comment.Service) : titles.Step(comment.Service, comment.Step);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || !Enum.IsDefined(State))
            return NotFound();
        var comments = await Send(new ListComments(Caller, State));
        if (!comments.IsOk)
            return Instead(comments.Problem);
        Comments = comments.Value;
        return Page();
    }
}
