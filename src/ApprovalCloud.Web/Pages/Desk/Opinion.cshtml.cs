using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <param name="Key">One for one answer, however often its button is pressed.</param>
public sealed record OpinionAnswerForm(Stance? Stance, string? Words, Guid? Key);

/// <summary>What another department asks: the question, what it shared for it, and the answer.</summary>
public sealed class OpinionModel(IMediator mediator, Workflows workflows, SourceWords words, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public OpinionAnswerForm Answer { get; set; } = new(null, null, null);

    public AskedOpinion Asked { get; private set; } = default!;

    public IReadOnlyList<Choice> Stances => [.. Enum.GetValues<Stance>().Select(stance => new Choice(stance.ToString(), OpinionWords.Of(stance, T)))];

    public string Label(string fact) => workflows.Vocabulary.LabelOf(fact).Here();

    public string Shown(string fact, string value) => words.Shown(fact, value);

    public Task<IActionResult> OnGetAsync() => Again();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Answer.Stance is not { } stance)
        {
            ModelState.AddModelError("Answer.Stance", T["Select your department’s opinion"]);
            return await Again();
        }

        var answer = new AnswerOpinion(Caller, ApplicationId, Id, stance, Answer.Words ?? "", Answer.Key is { } key ? $"{key:N}.{stance}" : null);
        if (await Send(answer) is { Problem: { } problem })
            return await Refused(problem with { Errors = problem.Errors?.ToDictionary(_ => "Answer.Words", error => error.Value) }, Again);
        TempData["Flash"] = T["Your opinion is sent to the department that asked."].Value;
        return RedirectToPage("Opinions");
    }

    private async Task<IActionResult> Again()
    {
        var asked = await Send(new GetOpinion(Caller, ApplicationId, Id));
        if (!asked.IsOk)
            return Instead(asked.Problem);
        Asked = asked.Value;
        return Page();
    }
}
