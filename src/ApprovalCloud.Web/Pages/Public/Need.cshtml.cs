using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>Guided questions: only those that decide, and what follows from the answers.</summary>
public sealed class NeedModel(Workflows workflows, Reasons reasons, StepMaps maps) : PageModel
{
    public ServiceDefinition Service { get; private set; } = default!;
    public Plan Plan { get; private set; } = default!;
    public IReadOnlyList<FactField> Questions { get; private set; } = [];
    public StepMapModel Map => maps.Of(Service, Plan);
    public Reasons Reasons => reasons;
    public Workflows Workflows => workflows;
    public bool IsDecided => Plan.Steps.All(step => step.Involvement != Involvement.Possible);

    /// <summary>Where an application begins with these answers.</summary>
    public string Start { get; private set; } = "";

    public IActionResult OnGet(string key)
    {
        if (workflows.Find(key) is not { } service)
            return NotFound();
        Service = service;
        var typed = service.Questions.Select(question => question.Fact)
            .Where(fact => !string.IsNullOrWhiteSpace(Request.Query[fact]))
            .ToDictionary(fact => fact, fact => Request.Query[fact].ToString());
        var sheet = AnswerSheet.Read(service, workflows.Vocabulary, typed);
        foreach (var (fact, problem) in sheet.Problems)
            ModelState.AddModelError(fact, problem.Here());
        Plan = WorkflowEngine.Plan(service, sheet.Facts);
        Questions = [.. Plan.Questions.Where(Decides).Select(question =>
            new FactField(workflows.Vocabulary[question.Fact], typed.GetValueOrDefault(question.Fact)))];
        Start = $"{Request.PathBase}/apply/new/{service.Key}" + new QueryBuilder(
            Questions.Where(question => sheet.Facts[question.Fact.Key] is not null)
                .Select(question => KeyValuePair.Create(question.Fact.Key, question.Value!)));
        return Page();
    }

    // A question on which another deciding question hangs decides as well.
    private bool Decides(PlannedQuestion question) => question.Decides.Count > 0 || Service.Questions.Any(other =>
        other.When?.Names.Contains(question.Fact) == true
        && Service.Steps.Any(step => step.When?.Names.Contains(other.Fact) == true));
}
