using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>A page of a draft's form: its sections, and beside them what the answers lead to.</summary>
public abstract class DraftPage(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    /// <summary>Facts whose questions the answers just given made necessary, for the page that comes next.</summary>
    protected const string NewFacts = nameof(NewFacts);

    protected Workflows Workflows => workflows;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DraftView Draft { get; protected set; } = default!;
    public bool IsJustSaved { get; protected set; }

    public IReadOnlyList<DraftSection> Sections => DraftSection.Of(Draft);

    /// <summary>Questions that the answers just given made necessary.</summary>
    public IReadOnlyList<FactField> New => [.. Draft.Plan.OpenQuestions
        .Where(question => ((TempData[NewFacts] as string[]) ?? []).Contains(question.Fact)).Select(Field)];

    public int Answered => Draft.Plan.Questions.Count(question => question.IsAnswered);

    public ILookup<string, PlannedStep> Departments => Draft.Plan.Required
        .ToLookup(step => workflows.Departments[step.Step.Department].Name.Here());

    public int PossibleSteps => Draft.Plan.Steps.Count(step => step.Involvement == Involvement.Possible);

    public string Address(string fact) => SectionAddress.Of(Id, Draft.Service, fact);

    protected FactField Field(PlannedQuestion question) =>
        new(workflows.Vocabulary[question.Fact], Draft.Conflicts.GetValueOrDefault(question.Fact)?.Typed ?? Draft.Answers.GetValueOrDefault(question.Fact), question.Question.Optional) { Asked = question };

    protected string MissingAt(string fact) => Draft.MissingAgreements.TryGetValue(fact, out var agreement)
        ? agreement.Here()
        : Messages.AnswerMissing.With(workflows.Vocabulary.LabelOf(fact)).Here();

    /// <summary>Null, or where to go instead of this page.</summary>
    protected async Task<IActionResult?> Load()
    {
        var draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return Elsewhere(draft.Problem);
        Draft = draft.Value;
        return null;
    }

    protected IActionResult Elsewhere(Problem problem) =>
        problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/apply/{Id}/track") : Instead(problem);
}
