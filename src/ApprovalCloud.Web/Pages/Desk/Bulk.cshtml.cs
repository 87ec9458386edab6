using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Security;
using Hangfire;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What came of several ticked tasks, each by itself; and the question before several are granted.</summary>
public sealed class BulkModel(IMediator mediator, Workflows workflows, IBackgroundJobClient jobs, Signing signing, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    /// <summary>Application, step and the version that was seen.</summary>
    [BindProperty]
    public List<string> Task { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public Guid? Key { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a device answered that was asked for a passkey, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The queue's address, from its question mark on.</summary>
    [BindProperty]
    public string? Back { get; set; }

    public IReadOnlyList<TaskOutcome> Outcomes { get; private set; } = [];

    /// <summary>Nothing is granted yet.</summary>
    public bool IsAsked { get; private set; }

    public BulkAct Act { get; private set; }

    public string Queue => Url.Content("~/desk") + (Back?.StartsWith('?') == true ? Back : "");

    public int Done => Outcomes.Count(one => one.Problem is null);

    public string Title => (IsAsked, Act) switch
    {
        (true, _) => T["Grant several tasks"],
        (false, BulkAct.Claim) => T["{0} of {1} tasks claimed", Done, Outcomes.Count],
        (false, BulkAct.Release) => T["{0} of {1} tasks given back", Done, Outcomes.Count],
        (false, BulkAct.Grant) => T["{0} of {1} tasks granted", Done, Outcomes.Count],
    };

    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostClaimAsync()
    {
        var page = await Do(BulkAct.Claim);
        foreach (var one in Outcomes.Where(one => one.IsToRecheck))
            jobs.Recheck(Caller, one.Task.ApplicationId, one.Task.Step);
        return page;
    }

    public Task<IActionResult> OnPostReleaseAsync() => Do(BulkAct.Release);

    public async Task<IActionResult> OnPostGrantAsync()
    {
        if (await signing.Fault(User, Password, Credential) is not { } fault)
            return await Do(BulkAct.Grant);
        ModelState.AddModelError(nameof(Password), T[fault]);
        return await OnPostReviewAsync();
    }

    public async Task<IActionResult> OnPostPasskeyAsync() => Content(await signing.PasskeyRequest(User), "application/json");

    public async Task<IActionResult> OnPostReviewAsync()
    {
        (Act, IsAsked) = (BulkAct.Grant, true);
        Outcomes = (await Send(new CheckBulk(Caller, Ticked))).Value ?? [];
        return Page();
    }

    public string ServiceOf(TaskOutcome one) => one.Service is { } key ? workflows.Find(key)?.Title.Here() ?? key : "";

    public string StepOf(TaskOutcome one) => workflows.Services.Where(service => service.Key == one.Service)
        .Select(service => service.Step(one.Task.Step)).FirstOrDefault(step => step is not null)?.Title.Here() ?? "";

    private IReadOnlyList<TickedTask> Ticked => Tick.Read(Task);

    private async Task<IActionResult> Do(BulkAct act)
    {
        Act = act;
        var done = await Send(new ActOnTasks(Caller, act, Ticked) { Note = Note ?? "", IdempotencyKey = Key?.ToString("N") });
        if (!done.IsOk)
            return await Refused(OfThePage(done.Problem), () => System.Threading.Tasks.Task.FromResult<IActionResult>(Page()));
        Outcomes = done.Value;
        return Page();
    }

    // What was ticked stands on another page: there is no field here to lead to.
    private static Problem OfThePage(Problem problem) =>
        problem with { Errors = problem.Errors is { } errors ? new Dictionary<string, string[]> { [""] = [.. errors.Values.SelectMany(messages => messages)] } : null };
}
