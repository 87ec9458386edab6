using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Rates one handling, or shows what was said and what became of it.</summary>
public sealed class RateModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>None for the application as a whole.</summary>
    [FromQuery]
    public string? Step { get; set; }

    [BindProperty]
    public RatingLevel? Level { get; set; }

    [BindProperty]
    public List<RatingReason> Reasons { get; set; } = [];

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public bool WithName { get; set; }

    [BindProperty]
    public bool? IsSettled { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public MyRatings Ratings { get; private set; } = default!;

    public MyHandling Handling { get; private set; } = default!;

    private ServiceDefinition Service => workflows.Find(Ratings.Service, Ratings.ServiceVersion)!;

    public string ServiceTitle => Service.Title.Here();

    public string HandlingTitle => Step is null ? T["The application as a whole"] : Service.Step(Step)!.Title.Here();

    public IEnumerable<Choice> ReasonChoices => Enum.GetValues<RatingReason>().Select(reason => new Choice(reason.ToString(), RatingWords.Of(reason, T)));

    public IEnumerable<Choice> NameChoices =>
    [
        new(bool.FalseString, T["No, I stay anonymous"], T["It is looked into, but nobody can contact you. You find the answer on this page."]),
        new(bool.TrueString, T["Yes"], T["They see your name, your e-mail address and the application, and contact you. No clerk does."]),
    ];

    public IEnumerable<Choice> SettledChoices => [new(bool.TrueString, T["Yes, it is settled"]), new(bool.FalseString, T["No, it is not"])];

    public async Task<IActionResult> OnGetAsync()
    {
        var ratings = await Send(new ListMyRatings(Caller, Id));
        if (!ratings.IsOk)
            return Instead(ratings.Problem);
        Ratings = ratings.Value;
        if (Ratings.Handlings.FirstOrDefault(one => one.Step == Step) is not { } handling)
            return NotFound();
        Handling = handling;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        return await After(new RateHandling(Caller, Id, Step, Level) { Reasons = Reasons, Comment = Comment, WithName = WithName },
            T["Thank you. Your rating is saved."]);
    }

    public Task<IActionResult> OnPostWithdrawAsync() => After(new WithdrawRating(Caller, Id, Step), T["Your rating is taken back. Nothing of it is kept."]);

    public Task<IActionResult> OnPostRevisitAsync()
    {
        ModelState.Clear();
        return After(new AnswerRevisit(Caller, Id, Step, IsSettled, Words), T["Thank you. Your answer is saved."]);
    }

    private async Task<IActionResult> After(IRequest<Result<Done>> request, string flash)
    {
        if (await Send(request) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = flash;
        return LocalRedirect($"~/apply/{Id}/rate{(Step is null ? "" : $"?step={Uri.EscapeDataString(Step)}")}");
    }
}
