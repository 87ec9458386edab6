using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

public sealed record AskForm(string? Length, string? Reason);

public sealed record ExtensionAnswerForm(string? Approved, string? Reason);

/// <summary>A clerk asks for more time, the head of the agency answers (行政许可法 art. 42).</summary>
public sealed class ExtensionModel(IMediator mediator, TimeProvider clock, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    private const string Yes = "true";
    private const string No = "false";

    [BindProperty]
    public AskForm Ask { get; set; } = new(null, null);

    [BindProperty]
    public ExtensionAnswerForm Answer { get; set; } = new(null, null);

    public string Title => Asked is null ? T["Ask for an extension"] : T["Request for an extension"];

    public ExtensionPreview? Preview { get; private set; }

    /// <summary>While its clock stands a limit does not pass.</summary>
    public bool IsPassed => View.DueAt < clock.GetUtcNow() && !View.Standing.IsStopped;

    /// <summary>What is asked for, and not answered.</summary>
    public ExtensionAsked? Asked => View.Standing.Detail.ExtensionAsked is null
        ? null
        : View.History.Select(entry => entry.Happened).OfType<ExtensionAsked>().LastOrDefault(asked => asked.Step == Step);

    public Extension? Rule => View.Service.Law.Step.Extensions.ElementAtOrDefault(View.Standing.Detail.Extensions);

    public string Unit => View.Service.Law.Step.ExtensionUnit(View.Standing.Detail.Extensions).Units().Here();

    public string? LengthHint => Rule is { Longest: { } longest } rule
        ? T["At most {0} ({1}).", longest.Say().Here(), rule.LegalBasis.Here()]
        : Rule?.LegalBasis.Here();

    public IReadOnlyList<Choice> Answers => [new(Yes, T["Yes, I approve it"]), new(No, T["No, I decline it"])];

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Again();
        return View is { May.AskExtension: false } && Asked is null ? RedirectToPage("Task", new { ApplicationId, Step }) : page;
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        _ = int.TryParse(Ask.Length, NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return await Send(new AskForExtension(Caller, ApplicationId, Step, length, Ask.Reason ?? "", Version)) is { Problem: { } problem }
            ? await Refused(problem, "Ask.")
            : Done(T["The head of the agency has been asked. Until they answer the limit stays as it is."], next: true);
    }

    public async Task<IActionResult> OnPostAnswerAsync()
    {
        if (Answer.Approved is not (Yes or No))
        {
            ModelState.AddModelError("Answer.Approved", T["Select whether the limit is extended"]);
            return await Again();
        }

        IRequest<Result<StepDecided>> answer = Answer.Approved == Yes
            ? new ApproveStepExtension(Caller, ApplicationId, Step, Version)
            : new DeclineStepExtension(Caller, ApplicationId, Step, Answer.Reason ?? "", Version);
        if (await Send(answer) is { Problem: { } problem })
            return await Refused(problem, "Answer.");
        TempData["Flash"] = Answer.Approved == Yes
            ? T["The limit is extended. The applicant is told the reason."].Value
            : T["You have declined the extension. The limit stays as it is."].Value;
        return RedirectToPage("Extensions");
    }

    protected override async Task Prepare() =>
        Preview = Asked is not null && await Send(new PreviewExtension(Caller, ApplicationId, Step)) is { Value: { } preview } ? preview : null;
}
