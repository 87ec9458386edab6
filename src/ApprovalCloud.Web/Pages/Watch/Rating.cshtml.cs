using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>A bad rating and the chain that answers it.</summary>
public sealed class RatingModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ContactManner? Manner { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public RatingFinding? Finding { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public RedressView View { get; private set; } = default!;

    public Titles Titles { get; } = new(workflows);

    public IEnumerable<Choice> Manners => Enum.GetValues<ContactManner>().Select(manner => new Choice(manner.ToString(), RatingWords.Of(manner, T)));

    public IEnumerable<Choice> Findings =>
        [new(nameof(RatingFinding.PutRight), T["It has been put right"]), new(nameof(RatingFinding.Unfounded), T["It is unfounded"])];

    public async Task<IActionResult> OnGetAsync()
    {
        var view = await Send(new GetRedress(Caller, Id));
        if (!view.IsOk)
            return Instead(view.Problem);
        View = view.Value;
        return Page();
    }

    public Task<IActionResult> OnPostContactAsync() => After(new RecordContact(Caller, Id, Manner, Note?.Trim() ?? ""), T["The contact is recorded."]);

    public Task<IActionResult> OnPostAnswerAsync() => After(new AnswerRating(Caller, Id, Finding, Words?.Trim() ?? ""), T["The answer is saved, and whoever rated is asked."]);

    public Task<IActionResult> OnPostLongerAsync() => After(new TakeLonger(Caller, Id, Reason?.Trim() ?? ""), T["There is more time now."]);

    private async Task<IActionResult> After(IRequest<Result<Done>> request, string flash)
    {
        ModelState.Clear();
        if (await Send(request) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = flash;
        return RedirectToPage();
    }
}
