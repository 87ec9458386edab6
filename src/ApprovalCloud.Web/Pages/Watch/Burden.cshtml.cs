using System.Globalization;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

public sealed class BurdenModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<BurdenRow> Rows { get; private set; } = [];

    public BurdenRow Total => Rows.Aggregate((one, other) => one.Plus(other));

    public async Task<IActionResult> OnGetAsync()
    {
        var burden = await Send(new GetBurden(Caller));
        if (burden.Problem is { } problem)
            return Instead(problem);
        Rows = burden.Value!;
        return Page();
    }

    public static string Percent(decimal? part) => part?.ToString("0%", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>An application's questions on average, the oldest month first.</summary>
    public Chart Chart
    {
        get
        {
            var months = Rows.GroupBy(row => row.Month).OrderBy(month => month.Key)
                .Select(month => month.Aggregate((one, other) => one.Plus(other))).ToList();
            return new("line", T["Questions"], [.. months.Select(month => Display.Month(month.Month))],
            [
                new(T["On the separate forms"], [.. months.Select(month => Average(month.SeparateQuestions, month))]),
                new(T["Asked here"], [.. months.Select(month => Average(month.Asked, month))]),
            ]);
        }
    }

    private static decimal? Average(int sum, BurdenRow month) => decimal.Round((decimal)sum / month.Applications, 1);
}
