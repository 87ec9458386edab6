using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The one form over all departments.</summary>
public sealed class DraftModel(IMediator mediator, Workflows workflows, Reasons reasons, SourceWords sources) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DraftView Draft { get; private set; } = default!;
    public bool IsJustSaved { get; private set; }

    /// <summary>Questions that the answers just given made necessary.</summary>
    public IReadOnlyList<FactField> New { get; private set; } = [];

    public Reasons Reasons => reasons;

    public IEnumerable<(Section Section, IReadOnlyList<FactField> Fields)> Sections => Draft.Service.Sections
        .Select(section => (section, Fields(section)))
        .Where(section => section.Item2.Count > 0);

    public int Answered => Draft.Plan.Questions.Count(question => question.IsAnswered);

    public ILookup<string, PlannedStep> Departments => Draft.Plan.Required
        .ToLookup(step => workflows.Departments[step.Step.Department].Name.Here());

    public int PossibleSteps => Draft.Plan.Steps.Count(step => step.Involvement == Involvement.Possible);

    /// <param name="check">Says what is missing: somebody wanted to go on to the check.</param>
    public async Task<IActionResult> OnGetAsync(bool check = false)
    {
        var draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return Elsewhere(draft.Problem);
        Draft = draft.Value;
        ShowProblems();
        if (check)
        {
            ShowAgreements();
            ShowMissing(_ => true);
        }

        return Page();
    }

    /// <summary>Without JavaScript, and to go on: stays here while something is missing.</summary>
    public async Task<IActionResult> OnPostAsync(string? then)
    {
        var posted = PostedAnswers.Read(Request.Form);
        if (await Save(posted) is { } problem)
            return Elsewhere(problem);
        if (then == "later")
        {
            TempData["Flash"] = "Your answers are saved. Come back whenever you like.";
            return RedirectToPage("/Apply/Index");
        }

        if (Draft.IsComplete)
            return LocalRedirect($"~/apply/{Id}/check");
        ShowProblems();
        ShowAgreements();
        ShowMissing(posted.Shown.Contains);
        New = [.. Draft.Plan.OpenQuestions.Where(question => !posted.Shown.Contains(question.Fact)).Select(Field)];
        return Page();
    }

    /// <summary>On every change: the same form with what the answers changed, and the plan so far.</summary>
    public async Task<IActionResult> OnPostLiveAsync()
    {
        if (await Save(PostedAnswers.Read(Request.Form)) is { } problem)
            return Instead(problem);
        ShowProblems();
        return Partial("_Draft", this);
    }

    /// <summary>What was not typed and is not typed over.</summary>
    public HeldFact? Held(FactField field)
    {
        var key = field.Fact.Key;
        if (Draft.Sources.GetValueOrDefault(key) is not { Kind: SourceKind.Registry or SourceKind.Party } source || workflows.IsChoice(source))
            return null;
        return new HeldFact(field, sources.Shown(key, source.Value), sources.Of(source), source.Kind == SourceKind.Registry && For is null ? $"~/apply/{Id}/dispute/{key}" : null);
    }

    public string? NoteOn(FactField field) => sources.Beside(field.Fact.Key, Draft) ?? Trouble(field.Fact.Key);

    // Why it is asked although a registry holds it.
    private string? Trouble(string fact) => Draft.Answers.ContainsKey(fact)
        ? null
        : LookupsOf(fact).Select(lookup => Draft.Lookups.GetValueOrDefault(lookup.Key)?.Outcome is { } outcome and not LookupOutcome.Answered
            ? $"{sources.Registry(lookup.Registry)}: {sources.Of(outcome)}"
            : null).FirstOrDefault(words => words is not null);

    private IEnumerable<(string Registry, string Key)> LookupsOf(string fact) =>
        from registry in workflows.Registries.Values
        from lookup in registry.Lookups
        where lookup.Facts.ContainsKey(fact)
        select (registry.Key, $"{registry.Key}/{lookup.Key}");

    private async Task<Problem?> Save(PostedAnswers posted)
    {
        var draft = posted.Changed.Count > 0
            ? await Send(new SaveAnswers(Caller, Id, posted.Changed, KeepInvalid: true))
            : await Send(new GetDraft(Caller, Id));
        // An answer may name what a registry needs to give more.
        if (draft.IsOk && posted.Changed.Count > 0 && (await Send(new Prefill(Caller, Id, Consent: null))).Value is { Fetched.Count: > 0 })
            draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return draft.Problem;
        (Draft, IsJustSaved) = (draft.Value, true);
        return null;
    }

    private void ShowProblems()
    {
        foreach (var question in Draft.Plan.Questions)
        {
            if (Draft.Problems.TryGetValue(question.Fact, out var problem))
                ModelState.AddModelError(question.Fact, problem.Here());
        }
    }

    private void ShowAgreements()
    {
        foreach (var (fact, missing) in Draft.MissingAgreements)
            ModelState.AddModelError(fact, missing.Here());
    }

    private void ShowMissing(Func<string, bool> wasShown)
    {
        foreach (var open in Draft.Plan.OpenQuestions.Where(open => wasShown(open.Fact) && !Draft.Problems.ContainsKey(open.Fact) && !Draft.MissingAgreements.ContainsKey(open.Fact)))
            ModelState.AddModelError(open.Fact, Messages.AnswerMissing.With(workflows.Vocabulary.LabelOf(open.Fact)).Here());
    }

    private IReadOnlyList<FactField> Fields(Section section) =>
        [.. Draft.Plan.Questions.Where(question => section.Questions.Any(one => one.Fact == question.Fact)).Select(Field)];

    private FactField Field(PlannedQuestion question) =>
        new(workflows.Vocabulary[question.Fact], Draft.Answers.GetValueOrDefault(question.Fact), question.Question.Optional) { Asked = question };

    private IActionResult Elsewhere(Problem problem) =>
        problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/apply/{Id}/track") : Instead(problem);
}
