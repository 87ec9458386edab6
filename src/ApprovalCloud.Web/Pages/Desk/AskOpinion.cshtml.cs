using System.Globalization;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <param name="Key">One for one question, however often its button is pressed.</param>
public sealed record OpinionForm(string? Department, string? Question, string? WorkingDays, IReadOnlyList<string>? Shared, string? Reason, Guid? Key);

/// <summary>A clerk asks another department for its opinion, and chooses what it may see for that.</summary>
public sealed class AskOpinionModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    [BindProperty]
    public OpinionForm Ask { get; set; } = new(null, null, null, null, null, null);

    public IReadOnlyList<Choice> Departments => [.. workflows.Departments.Values
        .Where(department => department.Key != View.Step.Department)
        .Select(department => new Choice(department.Key, department.Name.Here())).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    public IReadOnlyList<Choice> Shareable => [.. FactLine.Of(View, workflows.Vocabulary).Select(fact => new Choice(fact.Key, fact.Label, fact.Value))];

    public Task<IActionResult> OnGetAsync() => Again();

    public async Task<IActionResult> OnPostAsync()
    {
        // What is no number is out of bounds, and told as that.
        int? days = string.IsNullOrWhiteSpace(Ask.WorkingDays) ? null
            : int.TryParse(Ask.WorkingDays.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var ask = new AskForOpinion(Caller, ApplicationId, Step, Ask.Department ?? "", Ask.Question ?? "", Version)
        {
            WorkingDays = days, Shared = Ask.Shared ?? [], Reason = Ask.Reason ?? "", IdempotencyKey = Ask.Key?.ToString("N"),
        };
        return await Send(ask) is { Problem: { } problem }
            ? await Refused(problem, "Ask.")
            : Done(T["The department has been asked. Its answer appears with the task; you can go on meanwhile."], next: false);
    }
}
