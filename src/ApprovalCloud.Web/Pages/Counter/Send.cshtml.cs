using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Counter;

/// <summary>The person is shown what is sent, and says yes to it.</summary>
public sealed class SendModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> text) : CounterPage(mediator, text)
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Made with the form: sent twice, it submits once.</summary>
    [BindProperty]
    public Guid Once { get; set; } = Guid.NewGuid();

    public DraftView Draft { get; private set; } = default!;

    public IEnumerable<(string Question, string Answer)> Answers => Draft.Plan.Questions
        .Where(question => Draft.Plan.Facts[question.Fact] is { } value and not FactValue.Nothing)
        .Select(question => (workflows.Vocabulary.LabelOf(question.Fact).Here(), workflows.Vocabulary.Show(question.Fact, Draft.Plan.Facts[question.Fact]!).Here()));

    public string Departments => string.Join(T[", "], Draft.Plan.Departments.Select(key => workflows.Departments[key].Name.Here()));

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        if (await Send(new ConfirmFiling(Caller, Id, Yes)) is { Problem: { } problem })
            return await Refused(problem, () => Task.FromResult<IActionResult>(Page()));
        var submitted = await Send(new SubmitApplication(Caller, Id, Once.ToString()));
        return submitted.IsOk ? LocalRedirect($"~/counter/receipt/{Id}") : await Refused(submitted.Problem, () => Task.FromResult<IActionResult>(Page()));
    }

    protected override async Task<IActionResult?> Load()
    {
        if (await base.Load() is { } elsewhere)
            return elsewhere;
        if (For is not { Behalf.Kind: BehalfKind.Counter })
            return NotFound();
        var draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return draft.Problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/counter/receipt/{Id}") : Instead(draft.Problem);
        Draft = draft.Value;
        return Draft.IsComplete ? null : LocalRedirect($"~/apply/{Id}?check=true");
    }
}
