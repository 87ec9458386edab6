using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The list of sections: what is done, what is open, and what comes last.</summary>
public sealed class DraftModel(IMediator mediator, Workflows workflows) : DraftPage(mediator, workflows)
{
    /// <summary>What keeps the application from being sent, each with where to put it right.</summary>
    public IReadOnlyList<(string Address, string Words)> Missing { get; private set; } = [];

    /// <summary>Where to go on.</summary>
    public DraftSection? Next => Sections.FirstOrDefault(section => section.State is SectionState.InProgress or SectionState.NotStarted);

    /// <param name="check">Says what is missing: somebody wanted to go on to the check.</param>
    public async Task<IActionResult> OnGetAsync(bool check = false)
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        if (check)
        {
            Missing =
            [
                .. Draft.Plan.Questions.Where(question => Draft.Problems.ContainsKey(question.Fact))
                    .Select(question => (Address(question.Fact), Draft.Problems[question.Fact].Here())),
                .. Draft.Plan.OpenQuestions.Select(open => open.Fact).Union(Draft.MissingAgreements.Keys).Where(fact => !Draft.Problems.ContainsKey(fact))
                    .Select(fact => (Address(fact), MissingAt(fact))),
            ];
        }

        return Page();
    }
}
