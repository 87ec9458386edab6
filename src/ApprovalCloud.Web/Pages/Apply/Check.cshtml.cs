using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Check the answers, see who gets them, and submit.</summary>
public sealed class CheckModel(IMediator mediator, Workflows workflows, Reasons reasons, StepMaps maps, SourceWords sources, TimeProvider clock) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Made with the form: sent twice, it submits once.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    public DraftView Draft { get; private set; } = default!;
    public Plan Plan => Draft.Plan;
    public IReadOnlyList<TaskMaterial> Materials { get; private set; } = [];

    public Burden Burden => Burden.Of(
        Plan, Draft.Sources.ContainsKey, material => Materials.First(one => one.Material == material).State is MaterialState.Met or MaterialState.ToBeIssued);

    public Reasons Reasons => reasons;
    public StepMapModel Map => maps.Of(Draft.Service, Plan);

    public IEnumerable<(Section Section, IEnumerable<PlannedQuestion> Questions)> Sections => Draft.Service.Sections
        .Select(section => (section, Plan.Questions.Where(question => section.Questions.Any(one => one.Fact == question.Fact))))
        .Where(section => section.Item2.Any());

    /// <summary>The last day of the law's limit if it is submitted today.</summary>
    public DueDate Due => workflows.CalendarOf(Draft.Service).Due(
        OfficeTime.Of(workflows.JurisdictionOf(Draft.Service)).DateOf(clock.GetUtcNow()), Draft.Service.Limit.StatutoryUnder(Draft.Service.Law.Case));

    public string DepartmentOf(Step step) => workflows.Departments[step.Department].Name.Here();

    public string QuestionOf(string fact) => workflows.Vocabulary[fact].Question.Here();

    public FactValue? Answer(string fact) => Plan.Facts[fact];

    public string Shown(string fact, FactValue value) => workflows.Vocabulary.Show(fact, value).Here();

    public string? SourceOf(string fact) => Draft.Sources.GetValueOrDefault(fact) is { } source
        ? $"{sources.Of(source)} · {sources.Of(source.Trust)}"
        : sources.Beside(fact, Draft);

    public IEnumerable<string> Reads(Step step) => Plan.Questions
        .Where(question => question.ReadBy.Contains(step)).Select(question => workflows.Vocabulary.LabelOf(question.Fact).Here());

    public async Task<IActionResult> OnGetAsync()
    {
        Once = Guid.NewGuid();
        return await Load() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var submitted = await Send(new SubmitApplication(Caller, Id, Once.ToString()));
        if (submitted.IsOk)
        {
            TempData["Submitted"] = true;
            return LocalRedirect($"~/apply/{Id}/track");
        }

        if (await Load() is { } elsewhere)
            return elsewhere;
        Show(submitted.Problem);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        var draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return draft.Problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/apply/{Id}/track") : Instead(draft.Problem);
        Draft = draft.Value;
        Materials = (await Send(new GetDraftMaterials(Caller, Id))).Value ?? [];
        return Draft.IsComplete ? null : LocalRedirect($"~/apply/{Id}?check=true");
    }
}
