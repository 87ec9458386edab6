using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Shown only in answer to the form, and kept nowhere: to look again is another look.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BreakGlassModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Glimpse? Seen { get; private set; }

    /// <summary>Where to go instead, if it is a task of the department.</summary>
    public TaskAddress? Task { get; private set; }

    public IEnumerable<(string Label, string Value)> FactsOf(Step step) => step.Reads.Where(Seen!.Facts.ContainsKey).Select(key =>
    {
        var (fact, answer) = (workflows.Vocabulary[key], Seen.Facts[key]);
        return (fact.Label.Here(), FactReader.Kept(fact, answer).Value is { } value ? fact.Show(value).Here() : answer);
    });

    public async Task<IActionResult> OnPostAsync()
    {
        var look = await Send(new BreakGlass(Caller, Number ?? "", Reason ?? ""));
        Seen = look.Value;
        if (look.Problem is not { } problem)
            return Page();
        if (problem.Kind == ProblemKind.Conflict)
            Task = (await Send(new FindTask(Caller, Number!.Trim()))).Value;
        // The form comes back, so that a mistyped number can be put right.
        Show(problem);
        return Page();
    }
}
