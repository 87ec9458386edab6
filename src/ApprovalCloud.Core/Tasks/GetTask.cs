using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// A task as its clerk sees it: exactly the facts and materials that the step declares, and where the other departments
/// stand. Each look is written down before anything is shown.
/// </summary>
public sealed record GetTask(Caller By, Guid ApplicationId, string Step, ReadSource Source = ReadSource.Page) : IRequest<Result<TaskView>>;

/// <param name="May">What the engine would let this clerk do now: the same rules that guard the post.</param>
public sealed record TaskView(
    Guid ApplicationId, string Number, ServiceDefinition Service, Step Step, StepStatus Status, int Version,
    DateTimeOffset SubmittedAt, DateTimeOffset? OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? PromisedAt, bool IsDueProvisional,
    DateTimeOffset? DecidedAt, string? DecidedBy, Guid? AssigneeId, string? Assignee,
    IReadOnlyDictionary<string, string> Facts, IReadOnlyList<TaskMaterial> Materials,
    IReadOnlyList<StepView> OtherSteps, IReadOnlyList<EventView> History, AllowedActions May)
{
    /// <summary>Where the step stands, beside what is above.</summary>
    public required StepView Standing { get; init; }

    /// <summary>The phase it is in; null where it has none, or nobody has it in hand.</summary>
    public Phase? Phase { get; init; }

    /// <summary>Whether whoever looks may not work in the phase, because they did before it.</summary>
    public bool IsForAnother { get; init; }

    /// <summary>What the decision rests on, where the step is reviewed before it is decided.</summary>
    public Review? Review { get; init; }

    /// <summary>The last second in which something can be said against accepting it.</summary>
    public DateTimeOffset? AcceptBy { get; init; }

    /// <summary>Nothing was said in time, so it counts as accepted, though that is not written down yet.</summary>
    public bool CountsAsAccepted { get; init; }

    /// <summary>Answers in which a slip may be put right on the spot.</summary>
    public IReadOnlyList<string> Fixable { get; init; } = [];
    /// <summary>The number of the licence that it would renew.</summary>
    public string? Renews { get; init; }
    /// <summary>By when what was granted is looked at; null where nothing is to be looked at.</summary>
    public DateTimeOffset? CheckBy { get; init; }

    /// <summary>What the applicant committed to.</summary>
    public Choices Choices { get; init; } = Choices.None;

    /// <summary>电子监察: what has been shown about this step.</summary>
    public IReadOnlyList<CardLine> Cards { get; init; } = [];

    /// <summary>Where the facts come from that the applicant did not type, and what the source says by now.</summary>
    public IReadOnlyDictionary<string, FactSource> Sources { get; init; } = new Dictionary<string, FactSource>();

    /// <summary>When whoever looks last looked at it, before they sat down to it now; null if they never did.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>Facts that changed after the submission, by correction or on the spot.</summary>
    public IReadOnlyDictionary<string, FactChange> Changes { get; init; } = new Dictionary<string, FactChange>();

    /// <summary>What other steps have asked the applicant to correct, of what this one reads too.</summary>
    public IReadOnlyList<OtherRequest> AskedElsewhere { get; init; } = [];

    /// <summary>Visits of the premises that the step takes part in, with what the other departments found there.</summary>
    public IReadOnlyList<VisitView> Visits { get; init; } = [];

    /// <summary>What the applicant asked about the step, and what was answered.</summary>
    public IReadOnlyList<MessageView> Messages { get; init; } = [];

    /// <summary>What other departments were asked about the step, and what they answered.</summary>
    public IReadOnlyList<OpinionView> Opinions { get; init; } = [];

    /// <summary>What the clerks of the department wrote down for each other.</summary>
    public IReadOnlyList<NoteView> Notes { get; init; } = [];

    /// <summary>What a supervisor wrote about it, until a clerk acts on it.</summary>
    public IReadOnlyList<StepEscalated> Escalations { get; init; } = [];

    /// <summary>Facts that the applicant says a registry has wrong.</summary>
    public IReadOnlyDictionary<string, DisputeView> Disputes { get; init; } = new Dictionary<string, DisputeView>();
}

public sealed record AllowedActions(bool Claim, bool Release, bool Transfer, bool Decide, bool AskForCorrection, bool Suspend, bool Resume)
{
    /// <summary>One of the five outcomes of intake is still open: accept, not needed, not competent, put right on the spot.</summary>
    public bool Accept { get; init; }

    /// <summary>To conclude the review, where the step is reviewed before it is decided.</summary>
    public bool Review { get; init; }

    public bool SendBack { get; init; }
    public bool AskOpinion { get; init; }
    public bool WriteNote { get; init; }
    public bool AskExtension { get; init; }
    public bool AnswerExtension { get; init; }
    public bool AppointVisit { get; init; }
    public bool JoinVisit { get; init; }
    public bool CancelVisit { get; init; }
    public bool RecordFindings { get; init; }
    public bool AnswerMoreTime { get; init; }
    public bool ReceiveMaterial { get; init; }
    public bool CheckCommitment { get; init; }
    public bool AuditInstant { get; init; }
}

internal sealed class GetTaskHandler(AppDbContext db, CaseFile caseFile, TaskMaterials taskMaterials, AccessLedger ledger, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetTask, Result<TaskView>>
{
    public async Task<Result<TaskView>> Handle(GetTask request, CancellationToken cancellationToken)
    {
        if (await caseFile.LookAtTask(request.By, request.ApplicationId, request.Step, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.TaskNotFound);
        var row = open.Steps.Single(step => step.Key == request.Step);
        var step = open.Service.Step(row.Key)!;
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == request.ApplicationId, cancellationToken);
        var happened = await StepHistory.Rows(db, open.Application, step, cancellationToken);
        var history = StepHistory.Of(open, step, happened);
        var materials = StepMaterials.Of(open.Service, step, workflows.Vocabulary, facts);
        var shown = step.Reads.Where(facts.Answers.ContainsKey).ToDictionary(fact => fact, fact => facts.Answers[fact]);
        var beside = await db.BesideTask(request.ApplicationId, step.Key, cancellationToken);
        var messages = beside.Messages ? await MessageViews.Of(db, request.ApplicationId, step.Key, cancellationToken) : [];
        var look = new ReadEntry(
            ReadPurpose.Task, request.Source,
            [.. shown.Keys, .. materials.Select(material => ReadEntry.Material + material.Key), .. messages.Count > 0 ? [ReadEntry.Messages] : Array.Empty<string>()])
        {
            Step = step.Key,
        };
        var lookedAt = await FactChanges.LastLook(db, request.By, request.ApplicationId, step.Key, clock.Now(), cancellationToken);
        await ledger.Write(request.ApplicationId, request.By, look, cancellationToken);
        var disputes = beside.Disputes ? await Disputes.Of(db, request.ApplicationId, cancellationToken) : [];
        var may = Permissions.Of(open, request.By.Actor, step, materials);
        var countsAsAccepted = DeemedAcceptance.HasCome(open.Service, row, clock.GetUtcNow());
        return new TaskView(
            open.Application.Id, open.Application.Number!, open.Service, step, row.Status, row.Version,
            open.Application.SubmittedAt!.Value, row.OpenedAt, row.DueAt, row.PromisedAt, row.IsDueProvisional,
            row.DecidedAt, row.DecidedByName, row.AssigneeId, row.AssigneeName,
            shown,
            await taskMaterials.Of(open, materials, cancellationToken),
            [.. open.Steps.Where(other => other.Key != row.Key).Select(StepView.Of)],
            history,
            may with { Accept = may.Accept && !countsAsAccepted })
        {
            Standing = StepView.Of(row),
            Phase = Phases.Of(step, open.Run[step.Key]),
            IsForAnother = Phases.Barred(step, open.Run[step.Key]).Contains(request.By.Id),
            Review = row.Deliberation?.Review,
            AcceptBy = row.AcceptBy,
            Renews = step.Renews is null ? null : open.Application.Renews,
            CheckBy = row.CheckBy,
            Choices = open.Application.Choices,
            Messages = messages,
            Notes = beside.Notes ? await NoteViews.Of(db, request.ApplicationId, step.Key, cancellationToken) : [],
            Opinions = beside.Opinions ? await OpinionViews.Of(db, request.ApplicationId, step.Key, cancellationToken) : [],
            Visits = beside.Visits ? await VisitViews.Of(db, request.ApplicationId, step.Key, cancellationToken) : [],
            Cards = beside.Cards ? await Cards(request.By, request.ApplicationId, step.Key, cancellationToken) : [],
            Sources = facts.Sources.Where(source => step.Reads.Contains(source.Key)).ToDictionary(),
            LookedAt = lookedAt,
            AskedElsewhere = OtherRequests.Of(step, materials, happened),
            Changes = await FactChanges.Of(db, open.Application, step, shown, happened, cancellationToken),
            Disputes = disputes.Where(dispute => step.Reads.Contains(dispute.Key)).ToDictionary(),
            CountsAsAccepted = countsAsAccepted,
            Escalations = row.Status.IsActive() ? Escalations.Standing(step.Key, history.Select(entry => entry.Happened)) : [],
            Fixable = [.. shown.Keys.Where(fact =>
                Slips.Why(workflows.Vocabulary[fact], facts.Sources.GetValueOrDefault(fact), disputes.ContainsKey(fact)) is null)],
        };
    }

    private Task<List<CardLine>> Cards(Caller by, Guid application, string step, CancellationToken cancellationToken) => db.Cards.AsNoTracking().AboutDepartmentOf(by)
        .Where(card => card.ApplicationId == application && card.Step == step).OrderBy(card => card.RaisedAt).ThenBy(card => card.DueAt)
        .Select(card => new CardLine(card.Limit, card.Colour, card.Status)).ToListAsync(cancellationToken);
}
