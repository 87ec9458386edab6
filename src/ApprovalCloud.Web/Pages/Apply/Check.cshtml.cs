using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Check the answers, see who gets them, and submit.</summary>
public sealed class CheckModel(IMediator mediator, Workflows workflows, Reasons reasons, StepMaps maps, SourceWords sources, Confirmation confirmation, Passkeys passkeys, TimeProvider clock, IStringLocalizer<Localisation.Text> T)
    : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Made with the form: sent twice, it submits once.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    /// <summary>What is missing is handed in on paper.</summary>
    [BindProperty]
    public bool OnPaper { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the device answered that was asked for a passkey, as JSON; else the password counts.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Whether they have a passkey to sign with.</summary>
    public bool HasPasskey { get; private set; }

    [BindProperty]
    public ChoicesForm Choose { get; set; } = new();

    /// <summary>What may be chosen with these answers.</summary>
    public ChoicesView? Choices { get; private set; }

    public DraftView Draft { get; private set; } = default!;
    public Plan Plan => Draft.Plan;
    public IReadOnlyList<TaskMaterial> Materials { get; private set; } = [];

    /// <summary>Needed, and neither handed in here nor promised for later.</summary>
    public IReadOnlyList<string> OnPaperOnly => [.. Materials.Where(one => one.State == MaterialState.HandIn
        && Plan.Materials.Any(planned => planned.Material == one.Material && planned.Involvement == Involvement.Required)
        && !(Choices?.Chosen.ToFollow.Contains(one.Material.Key) ?? false)).Select(one => one.Material.Title.Here())];

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

    public IReadOnlyList<Choice> Ways =>
    [
        new(ChoicesForm.Examination, T["Examine first, then decide"]),
        new(ChoicesForm.Commitment, T["Decide at once on my commitment, and check afterwards"]),
    ];

    public IReadOnlyList<Choice> Follows(PromiseWords words, IReadOnlyList<Step> involved) => [.. Choices!.Offered.ToFollow
        .Select(material => new Choice(material.Key, T["I hand in “{0}” later", material.Title.Here()], words.Follow(material, involved)))];

    public async Task<IActionResult> OnGetAsync()
    {
        Once = Guid.NewGuid();
        var page = await Load() ?? Page();
        if (Choices is not null)
            Choose = ChoicesForm.Of(Choices);
        return page;
    }

    /// <summary>Keeps what was chosen; it is signed when the application is submitted.</summary>
    public async Task<IActionResult> OnPostChoicesAsync()
    {
        if (await SaveChoices() is { } stopped)
            return stopped;
        TempData["Flash"] = T["What you chose is saved. You sign it when you submit the application."].Value;
        return LocalRedirect($"~/apply/{Id}/check");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Choose.Shown && await SaveChoices() is { } stopped)
            return stopped;
        if (!OnPaper && await Load() is null && OnPaperOnly.Count > 0)
        {
            ModelState.AddModelError(nameof(OnPaper), T["Upload what is missing, or say that you hand it in on paper"]);
            return Page();
        }

        if (await Sign() is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return await Load() ?? Page();
        }

        var method = string.IsNullOrEmpty(Credential) ? SigningMethod.Password : SigningMethod.Passkey;
        var submitted = await Send(new SubmitApplication(Caller, Id, Once.ToString()) { Signing = method });
        if (submitted.IsOk)
            return LocalRedirect($"~/apply/{Id}/sent");
        if (await Load() is { } elsewhere)
            return elsewhere;
        Show(submitted.Problem);
        return Page();
    }

    /// <summary>Asked for by the script before it asks the device.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync() => Content(await confirmation.PasskeyRequest(Caller.Id), "application/json");

    private async Task<string?> Sign() => ConfirmationWords.Of(string.IsNullOrEmpty(Credential)
        ? await confirmation.ByPassword(Caller.Id, Password)
        : await confirmation.ByPasskey(Caller.Id, Credential));

    // Null if they are saved, or there is nothing to save: a form sent twice gets its first answer.
    private async Task<IActionResult?> SaveChoices()
    {
        var now = await Send(new GetChoices(Caller, Id));
        if (!now.IsOk)
            return now.Problem.Kind == ProblemKind.Conflict ? null : Instead(now.Problem);
        foreach (var step in now.Value.Offered.Commitments.Where(step => Choose.Commitments.Contains(step.Key) && !Choose.Read.GetValueOrDefault(step.Key)))
            ModelState.AddModelError($"Choose.Read[{step.Key}]", T["“{0}”: read what you commit to and say that it is true, or choose to be examined first", step.Title.Here()]);
        if (ModelState.IsValid)
        {
            if (!Choose.Differs(now.Value.Chosen)
                || await Send(new SaveChoices(Caller, Id, [.. Choose.Commitments], Choose.Later)) is not { Problem: { } problem })
                return null;
            Show(problem);
        }

        return await Load() ?? Page();
    }

    private async Task<IActionResult?> Load()
    {
        var draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return draft.Problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/apply/{Id}/track") : Instead(draft.Problem);
        Draft = draft.Value;
        Materials = (await Send(new GetDraftMaterials(Caller, Id))).Value ?? [];
        Choices = (await Send(new GetChoices(Caller, Id))).Value;
        HasPasskey = (await passkeys.Of(Caller.Id)).Count > 0;
        return Draft.IsComplete ? null : LocalRedirect($"~/apply/{Id}?check=true");
    }
}
