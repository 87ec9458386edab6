using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>How satisfied people are, and the bad ratings that wait for an answer.</summary>
public sealed class RatingsModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    public const int MostAnswered = 50;

    [BindProperty(SupportsGet = true)]
    public RatingsBy By { get; set; }

    public Titles Titles { get; } = new(workflows);

    public RatingsReport Report { get; private set; } = default!;

    public IReadOnlyList<RedressRow> Waiting { get; private set; } = [];

    public IReadOnlyList<RedressRow> Answered { get; private set; } = [];

    public IEnumerable<(RatingsBy By, string Text)> Groups =>
    [
        (RatingsBy.Service, T["By service"]), (RatingsBy.Department, T["By department"]), (RatingsBy.Step, T["By step"]), (RatingsBy.Month, T["By month"]),
    ];

    public string Counted => By is RatingsBy.Service or RatingsBy.Month
        ? T["Whole applications that ended in the last twelve months."]
        : T["Steps that were decided in the last twelve months."];

    public string NameOf(RatingsBy by) => by switch
    {
        RatingsBy.Service => T["Service"],
        RatingsBy.Department => T["Department"],
        RatingsBy.Step => T["Step"],
        RatingsBy.Month => T["Month"],
    };

    public string NameOf(RatingFigures row) => By switch
    {
        RatingsBy.Service => Titles.Service(row.Service!),
        RatingsBy.Department => Titles.Department(row.Department!),
        RatingsBy.Step => Titles.Step(row.Service!, row.Step!),
        RatingsBy.Month => Display.Month(row.Month!.Value),
    };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || !Enum.IsDefined(By))
            return NotFound();
        var report = await Send(new GetRatings(Caller, By));
        var waiting = await Send(new ListRedress(Caller));
        var answered = await Send(new ListRedress(Caller, Answered: true, MostAnswered));
        if ((report.Problem ?? waiting.Problem ?? answered.Problem) is { } problem)
            return Instead(problem);
        (Report, Waiting, Answered) = (report.Value!, waiting.Value!, answered.Value!);
        return Page();
    }
}
