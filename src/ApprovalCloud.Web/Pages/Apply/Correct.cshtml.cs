using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Answers what a department asked to have put right; only that is unlocked, and what follows from it.</summary>
public sealed class CorrectModel(IMediator mediator, Workflows workflows, History history) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid CorrectionId { get; set; }

    public CorrectionView Correction { get; private set; } = default!;
    public string Department => workflows.Departments[Correction.Step.Department].Name.Here();
    public History History => history;

    /// <summary>What was asked about, each with its question; none where it is about a paper.</summary>
    public IReadOnlyList<(CorrectionItem Item, FactField? Field)> Items { get; private set; } = [];

    /// <summary>Questions that the new answers make necessary.</summary>
    public IReadOnlyList<FactField> Further { get; private set; } = [];

    private MaterialsView? materials;

    /// <summary>What has been handed in for a paper that is asked about.</summary>
    public MaterialLine? Files(string subject) => materials?.Line(subject);

    public string SubjectOf(CorrectionItem item) =>
        Correction.Service.Materials.FirstOrDefault(material => material.Key == item.Subject)?.Title.Here()
        ?? workflows.Vocabulary.LabelOf(item.Subject).Here();

    public async Task<IActionResult> OnGetAsync() => await Load([]) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? then)
    {
        var edit = ListEdit.Of(then);
        var answers = Typed();
        if (edit is not null && answers.TryGetValue(edit.Fact, out var list))
            answers[edit.Fact] = edit.Apply(list).List;
        if (await Load(answers) is { } elsewhere)
            return elsewhere;
        if (edit is not null)
            return Page();
        var done = await Send(new AnswerCorrectionRequest(Caller, Id, CorrectionId, Unlocked(answers)));
        if (!done.IsOk)
        {
            Show(done.Problem);
            return Page();
        }

        TempData["Flash"] = "Your corrections are sent. The department goes on with your application.";
        return LocalRedirect($"~/apply/{Id}/track");
    }

    /// <summary>The same questions, with those that the answers make necessary. Nothing is saved before it is sent.</summary>
    public async Task<IActionResult> OnPostLiveAsync() => await Load(Typed()) ?? Partial("_Correct", this);

    private Dictionary<string, string> Typed() =>
        PostedAnswers.Read(Request.Form).Shown.ToDictionary(fact => fact, fact => PostedFact.Read(Request.Form, fact));

    private async Task<IActionResult?> Load(Dictionary<string, string> typed)
    {
        var correction = await Send(new GetCorrection(Caller, Id, CorrectionId));
        if (!correction.IsOk)
        {
            // Answered already, or no application of theirs: the page it leads to knows which.
            TempData["Flash"] = correction.Problem.Message.Here();
            return LocalRedirect($"~/apply/{Id}/track");
        }

        Correction = correction.Value;
        if (Correction.Request.Items.Any(item => Correction.Service.Materials.Any(material => material.Key == item.Subject)))
            materials = (await Send(new ListMaterials(Caller, Id))).Value;
        var answers = Correction.Answers.ToDictionary();
        foreach (var (fact, words) in Unlocked(typed))
            answers[fact] = words;
        var facts = AnswerSheet.Read(Correction.Service, workflows.Vocabulary, answers).Facts;
        var asked = Correction.Request.Items.Select(item => item.Subject).ToHashSet();
        Items = [.. Correction.Request.Items.Select(item => (item, workflows.Vocabulary.Find(item.Subject) is { } fact ? Field(fact) : null))];
        Further = [.. WorkflowEngine.Plan(Correction.Service, facts).Questions
            .Where(question => !question.Question.Optional && !asked.Contains(question.Fact) && !Correction.Answers.ContainsKey(question.Fact))
            .Select(question => Field(workflows.Vocabulary[question.Fact]))];
        return null;

        FactField Field(FactDefinition fact) => new(fact, answers.GetValueOrDefault(fact.Key));
    }

    private Dictionary<string, string> Unlocked(Dictionary<string, string> typed) => typed
        .Where(answer => Correction.Request.Items.Any(item => item.Subject == answer.Key) || !Correction.Answers.ContainsKey(answer.Key))
        .ToDictionary();
}
