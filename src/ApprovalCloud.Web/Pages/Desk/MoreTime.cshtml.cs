using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A clerk answers an applicant who asks for more time.</summary>
public sealed class MoreTimeModel(IMediator mediator, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    private const string Yes = "true";
    private const string No = "false";

    [BindProperty]
    public string? Given { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MoreTime? Asked => View.Standing.Detail.MoreTime;

    public DateOnly Term => View.Standing.Detail.TermOf(Asked!.Material)!.Value;

    public string What => View.Service.Materials.FirstOrDefault(one => one.Key == Asked!.Material)?.Title.Here() ?? T["The answer to the correction"];

    public IReadOnlyList<Choice> Answers => [new(Yes, T["Yes, I give more time"]), new(No, T["No, the last day stays as it is"])];

    public Task<IActionResult> OnGetAsync() => Again();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Given is not (Yes or No))
        {
            ModelState.AddModelError(nameof(Given), T["Select whether you give more time"]);
            return await Again();
        }

        if (await Send(new AnswerMoreTime(Caller, ApplicationId, Step, Given == Yes, Until, Reason ?? "", Version)) is { Problem: { } problem })
            return await Refused(problem);
        return Done(Given == Yes ? T["The applicant has more time, and is told so."] : T["The last day stays as it is. The applicant is told why."], next: true);
    }
}
