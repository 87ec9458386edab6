using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

public sealed record CorrectionLine(string Subject, bool Asked, CorrectionKind? Kind, string? Message);

/// <param name="Value">What the applicant answered; none for a document.</param>
public sealed record CorrectionSubject(string Key, string Label, string? Value);

/// <summary>One notice that lists everything to be put right (行政许可法 art. 32(4)).</summary>
public sealed class CorrectionModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    [BindProperty]
    public List<CorrectionLine> Items { get; set; } = [];

    [BindProperty]
    public string? Message { get; set; }

    /// <summary>The last day for the answer, as typed.</summary>
    [BindProperty]
    public string? Term { get; set; }

    public string WhatTheClockDoes => View switch
    {
        { Standing.AcceptedAt: null, CountsAsAccepted: false } => T["The application is accepted, and its time begins, when the applicant has answered."],
        { Service.Law: var law } when law.SuspensionFor(PauseCause.Correction) is not { } => T["The clock goes on while the applicant is awaited."],
        { Service.Law: var law } when law.SuspensionFor(PauseCause.Correction)!.NeedsTerm => T["The clock stands until the applicant answers, but only if you set a last day."],
        _ => T["The clock stands until the applicant answers."],
    };

    public IReadOnlyList<CorrectionSubject> Subjects { get; private set; } = [];

    public IReadOnlyList<EventView> Earlier => [.. View.History.Where(entry => entry.Happened is CorrectionRequested)];

    /// <summary>Whether the law allows one notice about one thing.</summary>
    public bool IsOnce => View.Service.Law.Acceptance?.Notices is not null;

    public IReadOnlyList<Choice> Kinds =>
    [
        new(nameof(CorrectionKind.Missing), T["It is missing"]),
        new(nameof(CorrectionKind.Wrong), T["It is wrong"]),
        new(nameof(CorrectionKind.Unclear), T["It is unclear"]),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        Message = T["Please correct what is listed and send it back. Your application goes on as soon as we have your answer."];
        var page = await Again();
        // The task's page says why no correction can be asked for now.
        return View is { May.AskForCorrection: false } ? RedirectToPage("Task", new { ApplicationId, Step }) : page;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var page = await Again();
        if (page is not PageResult)
            return page;
        var asked = Items.Where(item => item.Asked).ToList();
        if (asked is [])
            ModelState.AddModelError(nameof(Items), Messages.SelectItems.Here());
        if (string.IsNullOrWhiteSpace(Message))
            ModelState.AddModelError(nameof(Message), Messages.SayWhatIsWrong.Here());
        foreach (var (item, index) in Items.Select((item, index) => (item, index)).Where(line => line.item.Asked))
            Check(item, $"Items[{index}].");
        if (!string.IsNullOrWhiteSpace(Term) && IntakeModel.Day(Term) is null)
            ModelState.AddModelError(nameof(Term), T["Enter a day, such as {0}", "2026-03-31"]);
        if (!ModelState.IsValid)
            return page;
        CorrectionItem[] items = [.. asked.Select(item => new CorrectionItem(item.Subject, item.Kind!.Value, item.Message!.Trim()))];
        var ask = new AskForCorrection(Caller, ApplicationId, Step, items, Message ?? "", Version) { Term = IntakeModel.Day(Term) };
        return await Send(ask) is { Problem: { } problem }
            ? await Refused(problem)
            : Done(T["The applicant has been asked for corrections. The task comes back when they answer."], next: true);
    }

    /// <summary>When an earlier notice asked about it; null if none did, or if the law lets it be asked again.</summary>
    public DateTimeOffset? AskedOn(string subject) => IsOnce
        ? Earlier.LastOrDefault(entry => ((CorrectionRequested)entry.Happened).Items.Any(item => item.Subject == subject))?.At
        : null;

    public CorrectionLine? Typed(string subject) => Items.FirstOrDefault(item => item.Subject == subject);

    protected override Task Prepare()
    {
        Subjects =
        [
            .. FactLine.Of(View, workflows.Vocabulary).Select(fact => new CorrectionSubject(fact.Key, fact.Label, fact.Value)),
            .. View.Materials.Select(material => new CorrectionSubject(material.Material.Key, material.Material.Title.Here(), null)),
        ];
        return Task.CompletedTask;
    }

    private void Check(CorrectionLine item, string field)
    {
        var label = Subjects.FirstOrDefault(subject => subject.Key == item.Subject)?.Label ?? item.Subject;
        if (item.Kind is null)
            ModelState.AddModelError(field + "Kind", T["{0}: select what is the matter with it", label]);
        if (string.IsNullOrWhiteSpace(item.Message))
            ModelState.AddModelError(field + "Message", T["{0}: say what the applicant should do", label]);
        else if (item.Message.Length > 1_000)
            ModelState.AddModelError(field + "Message", T["{0}: use at most {1} characters", label, 1_000]);
    }
}
