using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Facts of the department's registries that somebody says are wrong.</summary>
public sealed class QuestionsModel(IMediator mediator, Workflows workflows, SourceWords sources, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    [BindProperty]
    public AnswerForm Form { get; set; } = new(Guid.Empty, "", null, null, 0);

    public IReadOnlyList<DisputeView> Disputes { get; private set; } = [];
    public SourceWords Words => sources;

    public IReadOnlyList<Components.Choice> Verdicts =>
        [new(nameof(DisputeVerdict.Upheld), T["The registry is right"]), new(nameof(DisputeVerdict.Corrected), T["The registry was wrong and has been corrected"])];

    public string Label(string fact) => workflows.Vocabulary.LabelOf(fact).Here();

    public string Shown(string fact, string value) => sources.Shown(fact, value);

    public bool IsTyped(DisputeView dispute) => dispute.ApplicationId == Form.ApplicationId && dispute.Fact == Form.Fact;

    public Task<IActionResult> OnGetAsync() => Load();

    public async Task<IActionResult> OnPostAsync()
    {
        // Fields of several forms on one page have names of their own.
        var prefix = AnswerForm.Prefix(Form.ApplicationId, Form.Fact);
        Form = Form with
        {
            Verdict = Enum.TryParse<DisputeVerdict>(Request.Form[prefix + "Verdict"], out var chosen) ? chosen : null,
            Answer = Request.Form[prefix + "Answer"],
        };
        if (Form.Verdict is not { } verdict)
        {
            ModelState.AddModelError(prefix + "Verdict", T["Select whether the registry is right"]);
            return await Load();
        }

        var answered = await Send(new AnswerDispute(Caller, Form.ApplicationId, Form.Fact, verdict, Form.Answer ?? "", Form.Version));
        if (answered.IsOk)
        {
            TempData["Flash"] = T["The applicant is told your answer."].Value;
            return RedirectToPage();
        }

        Show(answered.Problem with { Errors = answered.Problem.Errors?.ToDictionary(error => prefix + error.Key, error => error.Value) });
        return await Load();
    }

    private async Task<IActionResult> Load()
    {
        var disputes = await Send(new ListDisputes(Caller));
        if (!disputes.IsOk)
            return Instead(disputes.Problem);
        Disputes = disputes.Value;
        return Page();
    }
}

public sealed record AnswerForm(Guid ApplicationId, string Fact, DisputeVerdict? Verdict, string? Answer, int Version)
{
    public static string Prefix(Guid application, string fact) => $"{application:N}.{fact}.";
}
