using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>One section of the form over all departments. Whatever is sent is saved; what is shown was loaded anew.</summary>
public sealed class SectionModel(IMediator mediator, Workflows workflows, Reasons reasons, SourceWords sources, IStringLocalizer<Localisation.Text> T)
    : DraftPage(mediator, workflows)
{
    [FromRoute(Name = "section")]
    public string Key { get; set; } = "";

    /// <summary>"check" if somebody came from there to change an answer.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public DraftSection Section { get; private set; } = default!;
    public Reasons Reasons => reasons;
    public int Place => Sections.TakeWhile(section => section.Key != Key).Count() + 1;
    public IEnumerable<FactField> Fields => Section.Questions.Select(Field);

    public string Back => From is "check" ? $"~/apply/{Id}/check"
        : Sections.TakeWhile(section => section.Key != Key).LastOrDefault(section => section.CanStart) is { } before ? $"~/apply/{Id}/section/{before.Key}"
        : $"~/apply/{Id}";

    /// <param name="check">Says what is missing here: somebody wanted to go on.</param>
    public async Task<IActionResult> OnGetAsync(bool check = false)
    {
        if ((await Load() ?? Find()) is { } elsewhere)
            return elsewhere;
        ShowProblems(check);
        return Page();
    }

    /// <summary>Without JavaScript, and to go on. The answer is another page in any case, which can be loaded again.</summary>
    public async Task<IActionResult> OnPostAsync(string? then)
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        var asked = Draft.Plan.Questions.Select(question => question.Fact).ToHashSet();
        var edit = ListEdit.Of(then);
        var posted = PostedAnswers.Read(Request.Form, edit);
        if (await Save(posted) is { } problem)
            return Elsewhere(problem);
        if (Draft.Conflicts.Count > 0 && Find() is null)
        {
            ShowProblems(check: false);
            return Page();
        }

        if (edit is not null)
            return LocalRedirect($"~/apply/{Id}/section/{Key}{(From is "check" ? "?from=check" : null)}#{edit.Fact}");
        if (then == "later")
        {
            TempData["Flash"] = "Your answers are saved. Come back whenever you like.";
            return LocalRedirect(Room);
        }

        if (Draft.Plan.OpenQuestions.Select(question => question.Fact).Where(fact => !asked.Contains(fact)).ToArray() is { Length: > 0 } fresh)
            TempData[NewFacts] = fresh;
        return LocalRedirect(Following());
    }

    /// <summary>On every change: the same form with what the answers changed, and the plan so far.</summary>
    public async Task<IActionResult> OnPostLiveAsync()
    {
        if (await Save(PostedAnswers.Read(Request.Form)) is { } problem)
            return Instead(problem);
        if (Find() is { } elsewhere)
            return elsewhere;
        ShowProblems(check: false, live: true);
        return Partial("_Section", this);
    }

    /// <summary>What was not typed and is not typed over.</summary>
    public HeldFact? Held(FactField field)
    {
        var key = field.Fact.Key;
        if (Draft.Sources.GetValueOrDefault(key) is not { Kind: SourceKind.Registry or SourceKind.Party } source || Workflows.IsChoice(source))
            return null;
        return new HeldFact(field, sources.Shown(key, source.Value), sources.Of(source), source.Kind == SourceKind.Registry && For is null ? $"~/apply/{Id}/dispute/{key}" : null);
    }

    /// <summary>Somebody changed the answer elsewhere while it was changed here.</summary>
    public AnswerConflict? Conflict(string fact) => Draft.Conflicts.GetValueOrDefault(fact);

    public string Was(FactField field) => Conflict(field.Fact.Key)?.Before ?? field.Value ?? "";

    public IEnumerable<Choice> Both(string fact, AnswerConflict conflict) =>
    [
        new(PostedAnswers.Mine, T["What I typed here: {0}", Said(fact, conflict.Typed)]),
        new(PostedAnswers.Theirs, T["What was saved elsewhere: {0}", Said(fact, Draft.Answers.GetValueOrDefault(fact) ?? "")]),
    ];

    public string? NoteOn(FactField field) => sources.Beside(field.Fact.Key, Draft) ?? Trouble(field.Fact.Key);

    // Why it is asked although a registry holds it.
    private string? Trouble(string fact) => Draft.Answers.ContainsKey(fact)
        ? null
        : LookupsOf(fact).Select(lookup => Draft.Lookups.GetValueOrDefault(lookup.Key)?.Outcome is { } outcome and not LookupOutcome.Answered
            ? $"{sources.Registry(lookup.Registry)}: {sources.Of(outcome)}"
            : null).FirstOrDefault(words => words is not null);

    private IEnumerable<(string Registry, string Key)> LookupsOf(string fact) =>
        from registry in Workflows.Registries.Values
        from lookup in registry.Lookups
        where lookup.Facts.ContainsKey(fact)
        select (registry.Key, $"{registry.Key}/{lookup.Key}");

    private async Task<Problem?> Save(PostedAnswers posted)
    {
        var draft = posted.Changed.Count > 0
            ? await Send(new SaveAnswers(Caller, Id, posted.Changed, KeepInvalid: true) { Before = posted.Before })
            : await Send(new GetDraft(Caller, Id));
        // An answer may name what a registry needs to give more.
        if (draft.IsOk && posted.Changed.Count > 0 && (await Send(new Prefill(Caller, Id, Consent: null))).Value is { Fetched.Count: > 0 })
            draft = await Again(draft.Value.Conflicts);
        if (!draft.IsOk)
            return draft.Problem;
        (Draft, IsJustSaved) = (draft.Value, true);
        return null;
    }

    private async Task<Result<DraftView>> Again(IReadOnlyDictionary<string, AnswerConflict> conflicts)
    {
        var draft = await Send(new GetDraft(Caller, Id));
        return draft.IsOk ? draft.Value with { Conflicts = conflicts } : draft;
    }

    private string Said(string fact, string answer) => answer.Length == 0 ? T["No answer"] : sources.Shown(fact, answer);

    // This section until it is whole, then the next one; what came up in one that was done is pointed out in the list.
    private string Following()
    {
        if (Sections.FirstOrDefault(section => section.Key == Key)?.Questions.Any(IsOpen) == true)
            return $"~/apply/{Id}/section/{Key}?check=true{(From is "check" ? "&from=check" : null)}";
        if (Draft.IsComplete && From is "check")
            return $"~/apply/{Id}/check";
        var next = Sections.SkipWhile(section => section.Key != Key).Skip(1)
            .FirstOrDefault(section => section.State is SectionState.NotStarted or SectionState.InProgress or SectionState.Optional);
        return next is not null ? $"~/apply/{Id}/section/{next.Key}"
            : !Draft.IsComplete ? $"~/apply/{Id}"
            : Draft.Plan.Materials.Any(one => one.Involvement == Involvement.Required) ? $"~/apply/{Id}/materials"
            : $"~/apply/{Id}/check";
    }

    // A section that asks nothing any more leads back to the list.
    private IActionResult? Find()
    {
        if (Draft.Service.Sections.All(section => section.Key != Key))
            return NotFound();
        if (Sections.FirstOrDefault(section => section.Key == Key) is not { CanStart: true } found)
            return LocalRedirect($"~/apply/{Id}");
        Section = found;
        return null;
    }

    // What is typed in several pieces is not called wrong before all of them are there.
    private void Show(FactDefinition fact, Engine.Definition.Text problem, bool live)
    {
        if (live && fact.Type is FactType.Date or FactType.Address or FactType.List)
            return;
        var fields = fact.Type == FactType.List ? ListReader.Read(fact, Draft.Answers[fact.Key]).Fields : new Dictionary<string, Engine.Definition.Text>();
        foreach (var (field, wrong) in fields)
            ModelState.AddModelError(fact.Key + field, wrong.Here());
        if (fields.Count == 0)
            ModelState.AddModelError(fact.Key, problem.Here());
    }

    // Somebody else's agreement is not waited for here.
    private bool IsOpen(PlannedQuestion question) => Draft.Problems.ContainsKey(question.Fact)
        || (question is { IsAnswered: false, Question.Optional: false } && !Draft.MissingAgreements.ContainsKey(question.Fact));

    private void ShowProblems(bool check, bool live = false)
    {
        foreach (var question in Section.Questions)
        {
            if (Conflict(question.Fact) is not null)
                ModelState.AddModelError(question.Fact, SavingMessages.ChangedElsewhere.With(Workflows.Vocabulary.LabelOf(question.Fact)).Here());
            else if (Draft.Problems.TryGetValue(question.Fact, out var problem))
                Show(Workflows.Vocabulary[question.Fact], problem, live);
            else if (check && (Draft.MissingAgreements.ContainsKey(question.Fact) || question is { IsAnswered: false, Question.Optional: false }))
                ModelState.AddModelError(question.Fact, MissingAt(question.Fact));
        }
    }
}
