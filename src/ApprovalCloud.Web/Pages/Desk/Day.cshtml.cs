using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <param name="Nobodys">Null where it is about what somebody did.</param>
public sealed record DayLine(string Words, int Mine, int? Nobodys, int All);

/// <summary>What was done today, and what is due today and next.</summary>
public sealed class DayModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    public DaySummary Day { get; private set; } = default!;

    public string Department => workflows.Departments[Caller.Department!].Name.Here();

    public IReadOnlyList<DayLine> Done =>
    [
        Of(T["Claimed"], day => day.Claimed), Of(T["Decided"], day => day.Decided), Of(T["Corrections asked for"], day => day.Asked),
        Of(T["Sent back to be reviewed again"], day => day.Returned),
    ];

    public IReadOnlyList<DayLine> Due =>
    [
        Left(T["Late"], day => day.Late), Left(T["Due today"], day => day.DueToday), Left(T["Due on {0}", Display.Date(Day.Next)], day => day.DueNext),
    ];

    public string TitleOf(DecidedToday one) => workflows.Find(one.Service, one.ServiceVersion)!.Step(one.Step)!.Title.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var day = await Send(new SummariseDay(Caller));
        if (!day.IsOk)
            return Instead(day.Problem);
        Day = day.Value;
        return Page();
    }

    private DayLine Of(string words, Func<DayFigures, int> what) => new(words, what(Day.Mine), null, what(Day.All));

    private DayLine Left(string words, Func<DayFigures, int> what) => new(words, what(Day.Mine), what(Day.Nobodys), what(Day.All));
}
