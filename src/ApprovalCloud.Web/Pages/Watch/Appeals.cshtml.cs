using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Appeals that wait for a decision.</summary>
public sealed class AppealsModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<AppealRow> Appeals { get; private set; } = [];

    public string Step(AppealRow appeal) =>
        workflows.Find(appeal.Service, appeal.ServiceVersion)?.Step(appeal.Step)?.Title.Here() ?? appeal.Step;

    public static string Age(AppealRow appeal) => new Duration(appeal.Age, TimeUnit.CalendarDay).Say().Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var appeals = await Send(new ListAppeals(Caller));
        if (!appeals.IsOk)
            return Instead(appeals.Problem);
        Appeals = appeals.Value;
        return Page();
    }
}
