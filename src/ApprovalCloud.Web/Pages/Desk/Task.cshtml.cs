using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Presence;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Security;
using Hangfire;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

public sealed class TaskModel(
    IMediator mediator, Workflows workflows, TimeProvider clock, StepMaps maps, IBackgroundJobClient jobs, Signing signing,
    IStringLocalizer<Text> text)
    : DecidingPage(mediator, text)
{
    [BindProperty]
    public SendBackForm SendBack { get; set; } = new((string?)null);

    [BindProperty]
    public TransferForm Transfer { get; set; } = new(null, null);

    [BindProperty]
    public NoteForm Note { get; set; } = new(null, null);

    [BindProperty]
    public ReplyForm Reply { get; set; } = new(null, null);

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a device answered that was asked for a passkey, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Single keys do something, unless they are switched off in the account.</summary>
    public bool HasKeys { get; private set; }

    /// <summary>A question of the applicant waits for an answer.</summary>
    public bool IsAsked => View.Messages.Any(message => message is { IsFromApplicant: true, AnsweredAt: null });

    public IReadOnlyList<FactLine> Facts => FactLine.Of(View, workflows.Vocabulary);

    public Deadline Deadline => new Deadlines(workflows, clock, T).Of(View.Service, View.Status, View.DueAt!.Value, View.DecidedAt, View.Standing.IsStopped);

    public StepMapModel Map => maps.Of(View.Service, View.OtherSteps.Append(new StepView(
        View.Step.Key, View.Step.Department, View.Status, View.OpenedAt, View.DueAt, View.PromisedAt, View.IsDueProvisional, View.DecidedAt, null)));

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    /// <summary>What this step has issued.</summary>
    public DocumentList Documents { get; private set; } = default!;

    public IReadOnlyList<Choice> Verdicts => [new(nameof(Verdict.Grant), T["Grant"]), new(nameof(Verdict.Refuse), T["Refuse"])];

    public IReadOnlyList<Choice> Recommendations =>
        [new(nameof(Recommendation.Grant), T["Recommend to grant it"]), new(nameof(Recommendation.Refuse), T["Recommend to refuse it"])];

    /// <summary>Why it was recommended, or sent back: the last that was said about the review.</summary>
    public RunEvent? LastOfReview => View.Phase is null && View.Review is null
        ? null
        : View.History.Select(entry => entry.Happened).LastOrDefault(happened => happened is ReviewConcluded or ReviewReturned or StepReopened);

    /// <summary>Colleagues who have the task open now.</summary>
    public IReadOnlyList<Onlooker> Onlookers { get; private set; } = [];

    public bool IsOwn(NoteView note) => note.AuthorId == Caller.Id;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Departments whose opinion has not come yet.</summary>
    public IReadOnlyList<string> OpinionsOut => [.. View.Opinions.Where(one => one.EndedAt is null).Select(one => workflows.NameOfBody(one.Asked).Here())];

    public bool IsMine => View.AssigneeId == Caller.Id;

    /// <summary>What was typed into a form that is not there any more.</summary>
    public string? Lost => (View.May.Decide ? null : Decision.Note ?? SendBack.Reason ?? Transfer.Reason) ?? (View.May.Review ? null : Review.Reasons) ?? (IsAsked ? null : Reply.Text);

    public bool HasErrors(string form) => ModelState.Any(entry => entry.Key.StartsWith(form, StringComparison.Ordinal) && entry.Value!.Errors.Count > 0);

    public Task<IActionResult> OnGetAsync() => Again();

    public async Task<IActionResult> OnPostPasskeyAsync() => Content(await signing.PasskeyRequest(User), "application/json");

    public async Task<IActionResult> OnPostClaimAsync()
    {
        var claimed = await Send(new ClaimStep(Caller, ApplicationId, Step, Version));
        if (!claimed.IsOk)
            return await Refused(claimed.Problem);
        if (claimed.Value.IsToRecheck)
            jobs.Recheck(Caller, ApplicationId, Step);
        return Done(T["You have claimed this task. Your colleagues see that it is yours."], next: false);
    }

    public async Task<IActionResult> OnPostRecheckAsync()
    {
        var rechecked = await Send(new RecheckFacts(Caller, ApplicationId, Step));
        if (!rechecked.IsOk)
            return await Refused(rechecked.Problem);
        return Done(
            rechecked.Value switch
            {
                { NotReached.Count: > 0 } => T["Not every registry answered. What they said before still stands here."],
                { Changed.Count: > 0 } => T["A registry says something else by now. Look at what is marked."],
                _ => T["The registries still say the same."],
            },
            next: false);
    }

    public async Task<IActionResult> OnPostReleaseAsync() => await Send(new ReleaseStep(Caller, ApplicationId, Step, Version)) is { Problem: { } problem }
        ? await Refused(problem)
        : Done(T["You have given this task back. Any colleague can take it."], next: true);

    public async Task<IActionResult> OnPostDecideAsync()
    {
        if (Decision.Verdict is not { } verdict)
            return await Missing("Decision.Verdict", T["Select whether you grant or refuse"]);
        if (await signing.Fault(User, Password, Credential) is { } fault)
            return await Missing(nameof(Password), T[fault]);
        if (await Send(Deciding(verdict)) is { Problem: { } problem })
            return await Refused(problem, "Decision.");
        return Done(
            verdict switch
            {
                Verdict.Grant => T["You have granted this step. The applicant is told, and whatever waited for it goes on."],
                Verdict.Refuse => T["You have refused this step. The applicant is told your reason and how to appeal."],
            },
            next: true);
    }

    public async Task<IActionResult> OnPostReviewAsync()
    {
        if (Review.Result is not { } result)
        {
            ModelState.AddModelError("Review.Result", T["Select what you recommend"]);
            return await Again();
        }

        var review = new ReviewStep(Caller, ApplicationId, Step, result, Review.Reasons ?? "", Version)
        {
            IdempotencyKey = Review.Key is { } key ? $"{key:N}.{result}" : null,
        };
        return await Send(review) is { Problem: { } problem }
            ? await Refused(problem, "Review.")
            : Done(T["You have concluded the review. The task waits for its decision; the applicant is told nothing of the review."], next: true);
    }

    public async Task<IActionResult> OnPostSendBackAsync() =>
        await Send(new SendStepBack(Caller, ApplicationId, Step, SendBack.Reason ?? "", Version)) is { Problem: { } problem }
            ? await Refused(problem, "SendBack.")
            : Done(T["You have sent this task back to be reviewed again."], next: true);

    public async Task<IActionResult> OnPostTransferAsync() =>
        await Send(new TransferStep(Caller, ApplicationId, Step, Transfer.To ?? Guid.Empty, Transfer.Reason ?? "", Version)) is { Problem: { } problem }
            ? await Refused(problem, "Transfer.")
            : Done(T["You have handed this task over. Your colleague finds it among theirs."], next: true);

    public async Task<IActionResult> OnPostAnswerAsync() =>
        await Send(new AnswerQuestions(Caller, ApplicationId, Step, Reply.Text ?? "", Reply.Key?.ToString("N"))) is { Problem: { } problem }
            ? await Refused(problem, "Reply.")
            : Done(T["Your answer is sent to the applicant."], next: false);

    public async Task<IActionResult> OnPostNoteAsync() =>
        await Send(new WriteTaskNote(Caller, ApplicationId, Step, Note.Text ?? "", Note.Key?.ToString("N"))) is { Problem: { } problem }
            ? await Refused(problem, "Note.")
            : Done(T["Your note stands with the task. Only your department reads it."], next: false);

    public async Task<IActionResult> OnPostWithdrawNoteAsync(Guid note) =>
        await Send(new WithdrawTaskNote(Caller, ApplicationId, Step, note)) is { Problem: { } problem }
            ? await Refused(problem)
            : Done(T["Your note is withdrawn. That it was there stays on record."], next: false);

    /// <summary>The page's script says now and then that it is open, and that it is left; it gets who else is there.</summary>
    public async Task<IActionResult> OnPostHereAsync(bool leaves) => await Send(new SeeTask(Caller, ApplicationId, Step, leaves)) is { Value: { } others }
        ? Partial("_Onlookers", others)
        : NotFound();

    protected override async Task Prepare()
    {
        await base.Prepare();
        HasKeys = (await Send(new GetAccount(Caller))).Value is { NoShortcuts: false };
        Onlookers = (await Send(new SeeTask(Caller, ApplicationId, Step))).Value ?? [];
        var lines = DocumentList.Of(View.History.Where(entry => entry.Happened.StepKey == View.Step.Key));
        Documents = new DocumentList($"/desk/{ApplicationId}/{Step}", View.Service, lines, (await Send(new GetIssuability())).Value!.IsPossible, NamesSteps: false);
        if (View.May.Transfer && await Send(new ListColleagues(Caller)) is { Value: { } colleagues })
            Colleagues = ColleagueWords.Choices(colleagues, T);
    }
}
