using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Begins an application, perhaps with answers from "What would I need".</summary>
public sealed class NewModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    /// <summary>Made with the form: sent twice, it begins one application.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    /// <summary>The number of the licence that is to be renewed, where the service renews any.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Renews { get; set; }

    /// <summary>The delegation under which it is begun for another; empty for oneself.</summary>
    [BindProperty]
    public string? Under { get; set; }

    /// <summary>Of more people than this one is chosen from a list that opens.</summary>
    public const int MostRadios = 10;

    /// <summary>For whom it may be begun beside oneself.</summary>
    public IReadOnlyList<DelegationView> Principals { get; private set; } = [];

    public IEnumerable<Choice> WhomChoices => Principals.Select(one => new Choice(one.Id.ToString(), Whom(one), DelegationMessages.Of(one.May).Here()))
        .Prepend(new Choice("", T["For me"]));

    public IEnumerable<Choice> WhomOptions => Principals.Select(one => new Choice(one.Id.ToString(), $"{Whom(one)} ({DelegationMessages.Of(one.May).Here()})"));

    public ServiceDefinition Service { get; private set; } = default!;

    /// <summary>What could be renewed with it.</summary>
    public IReadOnlyList<MyLicence> Renewable { get; private set; } = [];

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
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service)
    {
        if (workflows.Find(service) is not { } found)
            return NotFound();
        Service = found;
        Answers = Valid(fact => Request.Form[fact]);
        var begun = await Send(new StartDraft(Caller, service, Answers)
        {
            IdempotencyKey = Once.ToString(), Renews = Renews, Under = Guid.TryParse(Under, out var delegation) ? delegation : null,
        });
        if (begun.IsOk)
            return LocalRedirect($"~/apply/{begun.Value}/sources");
        if (begun.Problem is { Kind: ProblemKind.Forbidden or ProblemKind.NotFound } withheld && Under is { Length: > 0 })
            ModelState.AddModelError(nameof(Under), withheld.Message.Here());
        else if (begun.Problem.Kind != ProblemKind.Invalid)
            return Instead(begun.Problem);
        else
            Show(begun.Problem with { Errors = begun.Problem.Errors?.ToDictionary(error => error.Key == "renews" ? nameof(Renews) : error.Key, error => error.Value) });
        await Load();
        return Page();
    }

    private string Whom(DelegationView one) => one.CompanyName is { } company ? T["For the company {0}", company] : one.Principal;

    private async Task Load()
    {
        Drafts = (await Send(new ListDrafts(Caller, Service.Key))).Value!;
        Principals = (await Send(new ListPrincipals(Caller, Service.Key))).Value!;
        if (Service.Renews is null)
            return;
        var licences = await Send(new ListMyLicences(Caller));
        Renewable = [.. licences.Value!.Where(one => one.Renewal is { State: null } offer && offer.Service == Service.Key)];
    }

    private Dictionary<string, string> Valid(Func<string, StringValues> given)
    {
        var typed = Service.Questions.Select(question => question.Fact)
            .Where(fact => !string.IsNullOrWhiteSpace(given(fact)))
            .ToDictionary(fact => fact, fact => given(fact).ToString());
        var problems = AnswerSheet.Typed(Service, workflows.Vocabulary, typed).Problems;
        return typed.Where(answer => !problems.ContainsKey(answer.Key)).ToDictionary();
    }
}
