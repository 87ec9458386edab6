using System.Globalization;
using ApprovalCloud.Core.Forecasts;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Whom to help first: open applications by how much a push lowers the risk that they miss their limit.</summary>
public sealed class ForecastsModel(IMediator mediator, Workflows workflows, IStringLocalizer T, TimeProvider clock) : RoomPage(mediator)
{
    public const int Most = 100;
    private const double Likely = 0.5;
    private const double Possible = 0.2;

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public Titles Titles { get; } = new(workflows);

    public ForecastList List { get; private set; } = new([], null, 0, null);

    public async Task<IActionResult> OnGetAsync()
    {
        var list = await Send(new ListForecasts(Caller, Service, Most));
        if (list.Problem is { } problem)
            return Instead(problem);
        List = list.Value!;
        return Page();
    }

    /// <summary>Its limit is over: there is nothing to forecast of that.</summary>
    public bool IsMissed(ForecastRow row) => row.DueAt < clock.GetUtcNow();

    public static string Light(ForecastRow row) => row.Risk >= Likely ? "late" : row.Risk >= Possible ? "soon" : "ok";

    public static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    public static string Days(double days) => days.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Score(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Whether learning was worth it, said as it is.</summary>
    public string Verdict => List.Evaluation switch
    {
        { IsBetter: true } => T["The forecasts were nearer than the plain median."],
        { IsWorse: true } => T["The forecasts were further off than the plain median: trust the median more."],
        _ => T["It cannot be told whether the forecasts are nearer than the plain median: the difference is no larger than chance makes it."],
    };
}
