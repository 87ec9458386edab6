using System.Globalization;
using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A form that says when a clerk is away and who stands in.</summary>
public abstract class AbsencePage(IMediator mediator, IStringLocalizer<Localisation.Text> words) : RoomPage(mediator)
{
    protected IStringLocalizer<Localisation.Text> T => words;

    [BindProperty]
    public Guid? StandIn { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public AbsenceList List { get; private set; } = new([], []);

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    protected (DateOnly? From, DateOnly? Until) Days => (ModelState.Day(nameof(From), From, T), ModelState.Day(nameof(Until), Until, T));

    protected async Task Load()
    {
        List = (await Send(new ListAbsences(Caller))).Value ?? List;
        Colleagues = ColleagueWords.Choices((await Send(new ListColleagues(Caller))).Value ?? [], T);
    }

    protected static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
