using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>Guided questions: only those that decide, what follows from the answers, and what the last one changed.</summary>
public sealed class NeedModel(Workflows workflows, Reasons reasons, StepMaps maps) : PageModel
{
    private const int LongestBefore = 4_000;

    public ServiceDefinition Service { get; private set; } = default!;
    public Plan Plan { get; private set; } = default!;
    public IReadOnlyList<FactField> Questions { get; private set; } = [];
    public StepMapModel Map => maps.Of(Service, Plan);
    public Reasons Reasons => reasons;
    public Workflows Workflows => workflows;
    public bool IsDecided => Plan.Steps.All(step => step.Involvement != Involvement.Possible);

    /// <summary>Where an application begins with these answers.</summary>
    public string Start { get; private set; } = "";

    /// <summary>The answers as the page shows them, for the next one to be compared with.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>What the answers changed that are other ones than when the page was last shown; null if none is.</summary>
    public PlanChange? Change { get; private set; }

    /// <summary>Those answers, as their labels and values.</summary>
    public IReadOnlyList<string> Changed { get; private set; } = [];

    public IActionResult OnGet(string key)
    {
        if (workflows.Find(key) is not { } service)
            return NotFound();
        Service = service;
        var typed = Typed(Request.Query);
        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, typed);
        foreach (var (fact, problem) in sheet.Problems)
            ModelState.AddModelError(fact, problem.Here());
        Plan = WorkflowEngine.Plan(service, sheet.Facts);
        Questions = [.. Plan.Questions.Where(Decides).Select(question =>
            new FactField(workflows.Vocabulary[question.Fact], typed.GetValueOrDefault(question.Fact)))];
        var answered = Questions.Where(question => sheet.Facts[question.Fact.Key] is not null)
            .Select(question => KeyValuePair.Create(question.Fact.Key, question.Value!)).ToList();
        Start = $"{Request.PathBase}/apply/new/{service.Key}" + new QueryBuilder(answered);
        Shown = new QueryBuilder(answered).ToString();
        if (Request.Query.TryGetValue("before", out var shown) && shown.ToString() is { Length: <= LongestBefore } before)
            Compare(before);
        return Page();
    }

    private void Compare(string before)
    {
        var given = QueryHelpers.ParseQuery(before);
        var facts = AnswerSheet.Typed(Service, workflows.Vocabulary, Typed(given)).Facts;
        var old = WorkflowEngine.Plan(Service, facts);
        Changed = [.. Service.Questions.Select(question => question.Fact).Where(fact => !Equals(old.Facts[fact], Plan.Facts[fact])).Select(Answer).OfType<string>()];
        Change = Changed.Count == 0 ? null : PlanChange.Between(old, Plan);
    }

    // Not what a question is answered with that is not asked any more.
    private string? Answer(string fact) => Plan.Facts[fact] switch
    {
        FactValue.Nothing => null,
        null => workflows.Vocabulary.LabelOf(fact).Here(),
        var value => Phrase.With(workflows.Vocabulary.LabelOf(fact), workflows.Vocabulary.Show(fact, value)).Here(),
    };

    private static readonly Text Phrase = new("{0}: {1}", "{0}：{1}", "{0}：{1}");

    private Dictionary<string, string> Typed(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given) => Service.Questions
        .Select(question => (question.Fact, Typed: PostedFact.Read(given, question.Fact)))
        .Where(answer => answer.Typed.Length > 0).ToDictionary(answer => answer.Fact, answer => answer.Typed);

    // A question on which another deciding question hangs decides as well.
    private bool Decides(PlannedQuestion question) => question.Decides.Count > 0 || Service.Questions.Any(other =>
        other.When?.Names.Contains(question.Fact) == true
        && Service.Steps.Any(step => step.When?.Names.Contains(other.Fact) == true));
}
