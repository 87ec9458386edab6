using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Begins an application, perhaps with answers from "What would I need".</summary>
public sealed class NewModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    /// <summary>Made with the form: sent twice, it begins one application.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    public ServiceDefinition Service { get; private set; } = default!;
    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyList<MyApplication> Drafts { get; private set; } = [];

    public string Label(string fact) => workflows.Vocabulary[fact].Question.Here();

    public string Shown(string fact) => workflows.Vocabulary.Show(fact, FactReader.Read(workflows.Vocabulary[fact], Answers[fact]).Value!).Here();

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (workflows.Find(service) is not { } found)
            return NotFound();
        (Service, Once) = (found, Guid.NewGuid());
        Answers = Valid(fact => Request.Query[fact]);
        var mine = await Send(new ListMyApplications(Caller));
        Drafts = [.. mine.Value!.Where(one => one.SubmittedAt is null && one.Service == service)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service)
    {
        if (workflows.Find(service) is not { } found)
            return NotFound();
        Service = found;
        var begun = await Send(new StartDraft(Caller, service, Valid(fact => Request.Form[fact])) { IdempotencyKey = Once.ToString() });
        return begun.IsOk ? LocalRedirect($"~/apply/{begun.Value}/sources") : Instead(begun.Problem);
    }

    private Dictionary<string, string> Valid(Func<string, StringValues> given)
    {
        var typed = Service.Questions.Select(question => question.Fact)
            .Where(fact => !string.IsNullOrWhiteSpace(given(fact)))
            .ToDictionary(fact => fact, fact => given(fact).ToString());
        var problems = AnswerSheet.Read(Service, workflows.Vocabulary, typed).Problems;
        return typed.Where(answer => !problems.ContainsKey(answer.Key)).ToDictionary();
    }
}
