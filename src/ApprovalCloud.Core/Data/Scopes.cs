using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Data;

/// <summary>Who may see which rows. Every query on citizens' data begins with one of these.</summary>
public static class Scopes
{
    /// <summary>The citizen's own applications; nothing for whoever acts for another.</summary>
    public static IQueryable<Application> OwnedBy(this IQueryable<Application> applications, Caller caller) =>
        applications.Where(application => caller.For == null && application.ApplicantId == caller.Id);

    /// <summary>The citizen's own applications, or those of the one they act for, as far as that goes. Ask by an <see cref="IActsFor"/>.</summary>
    public static IQueryable<Application> HandledBy(this IQueryable<Application> applications, Caller caller, Acts act)
    {
        if (caller.For is not { } acting)
            return applications.OwnedBy(caller);
        var (principal, company, since, services, only) = (acting.Principal.Id, acting.Company, acting.Since, acting.Services, acting.Only);
        var (isAllowed, isForAll) = (acting.May.HasFlag(act), acting.Services.Count == 0);
        return applications.Where(application => isAllowed && application.ApplicantId == principal && application.Company == company
            && (only == null || application.Id == only)
            && (isForAll || services.Contains(application.Service))
            && (application.EndedAt == null || application.EndedAt >= since));
    }

    /// <summary>All applications of those for whom somebody may act at all: in which of them is for <see cref="ActingFor.Covers"/>.</summary>
    public static IQueryable<Application> OfPrincipals(this IQueryable<Application> applications, IReadOnlyCollection<Guid> principals) =>
        applications.Where(application => principals.Contains(application.ApplicantId));

    /// <summary>The assistant's own sessions at the counter.</summary>
    public static IQueryable<CounterSession> WorkedBy(this IQueryable<CounterSession> sessions, Caller caller) =>
        sessions.Where(session => caller.CounterOf != null && session.WorkerId == caller.Id);

    /// <summary>What the assistant began at the counter: for its number, and nothing of whose it is.</summary>
    public static IQueryable<CounterFiling> FiledBy(this IQueryable<CounterFiling> filings, Caller caller) =>
        filings.Where(filing => caller.CounterOf != null && filing.WorkerId == caller.Id);

    /// <summary>Delegations that the person has accepted and nobody has ended; whether they hold now is for <see cref="Delegation.IsValid"/>.</summary>
    public static IQueryable<Delegation> HeldBy(this IQueryable<Delegation> delegations, Guid person) =>
        delegations.Where(one => one.DelegateId == person && one.AcceptedAt != null && one.EndedAt == null);

    /// <summary>Delegations that nobody has accepted yet, and the person was asked to.</summary>
    public static IQueryable<Delegation> AskedOf(this IQueryable<Delegation> delegations, string email)
    {
        var address = email.ToLowerInvariant();
        return delegations.Where(one => one.DelegateId == null && one.Email == address);
    }

    /// <summary>Delegations that the person gave, accepted, or was asked to accept.</summary>
    public static IQueryable<Delegation> Between(this IQueryable<Delegation> delegations, Guid person, string email)
    {
        var address = email.ToLowerInvariant();
        return delegations.Where(one => one.PrincipalId == person || one.DelegateId == person || (one.DelegateId == null && one.Email == address));
    }

    /// <summary>What has become a task of the clerk's own department.</summary>
    public static IQueryable<StepRow> TasksOf(this IQueryable<StepRow> steps, Caller caller) => steps.Where(step =>
        caller.Department != null && step.Department == caller.Department && step.OpenedAt != null);

    /// <summary>The clerk's own filters of the queue.</summary>
    public static IQueryable<SavedFilter> OwnedBy(this IQueryable<SavedFilter> filters, Caller caller) => filters.Where(filter => filter.OwnerId == caller.Id);

    /// <summary>When the clerk is away.</summary>
    public static IQueryable<Absence> OwnedBy(this IQueryable<Absence> absences, Caller caller) => absences.Where(absence => absence.PersonId == caller.Id);

    /// <summary>When the clerks of the caller's own department are away.</summary>
    public static IQueryable<Absence> OfDepartmentOf(this IQueryable<Absence> absences, Caller caller) =>
        absences.Where(absence => caller.Department != null && absence.Department == caller.Department);

    /// <summary>When clerks are away, for a supervisor.</summary>
    public static IQueryable<Absence> SupervisedBy(this IQueryable<Absence> absences, Caller caller) => absences.Where(absence => caller.IsSupervisor);

    /// <summary>The text blocks of the clerk's own department.</summary>
    public static IQueryable<TextBlock> KeptBy(this IQueryable<TextBlock> blocks, Caller caller) =>
        blocks.Where(block => caller.Department != null && block.Department == caller.Department);

    /// <summary>Submitted applications, for a supervisor: their course, never their facts.</summary>
    public static IQueryable<Application> SupervisedBy(this IQueryable<Application> applications, Caller caller) =>
        applications.Where(application => caller.IsSupervisor && application.SubmittedAt != null);

    /// <summary>Applications whose course somebody may follow: their own, those with a task of their department, or, for a supervisor, all.</summary>
    public static IQueryable<Application> FollowedBy(this IQueryable<Application> applications, IQueryable<StepRow> steps, Caller caller) =>
        applications.Where(application => application.ApplicantId == caller.Id || (caller.IsSupervisor && application.SubmittedAt != null)
            || steps.Any(step => step.ApplicationId == application.Id && caller.Department != null
                && step.Department == caller.Department && step.OpenedAt != null));

    /// <summary>Disputed facts that the clerk's own department holds.</summary>
    public static IQueryable<FactDispute> QuestionsTo(this IQueryable<FactDispute> disputes, Caller caller) =>
        disputes.Where(dispute => caller.Department != null && dispute.Department == caller.Department);

    /// <summary>The citizen's own licences.</summary>
    public static IQueryable<Licence> OwnedBy(this IQueryable<Licence> licences, Caller caller) =>
        licences.Where(licence => caller.For == null && licence.HolderId == caller.Id);

    /// <summary>The document that somebody has in the hand: its id stands in its code, and nobody can guess it.</summary>
    public static IQueryable<IssuedDocument> PresentedAs(this IQueryable<IssuedDocument> documents, Guid id) =>
        documents.Where(document => document.Id == id);

    /// <summary>What the clerk's own department has issued.</summary>
    public static IQueryable<Licence> IssuedBy(this IQueryable<Licence> licences, Caller caller) =>
        licences.Where(licence => caller.Department != null && licence.Department == caller.Department);

    /// <summary>Looks outside a task, for the supervisor who reviews them.</summary>
    public static IQueryable<FactRead> SupervisedBy(this IQueryable<FactRead> reads, Caller caller) =>
        reads.Where(read => caller.IsSupervisor && read.Purpose == ReadPurpose.BreakGlass);

    /// <summary>Cards about the clerk's own department.</summary>
    public static IQueryable<Card> AboutDepartmentOf(this IQueryable<Card> cards, Caller caller) =>
        cards.Where(card => caller.Department != null && card.Department == caller.Department);

    /// <summary>Every card, for a supervisor.</summary>
    public static IQueryable<Card> SupervisedBy(this IQueryable<Card> cards, Caller caller) => cards.Where(card => caller.IsSupervisor);

    /// <summary>Visits in which the clerk's own department takes part.</summary>
    public static IQueryable<VisitPart> JoinedBy(this IQueryable<VisitPart> parts, Caller caller) =>
        parts.Where(part => caller.Department != null && part.Department == caller.Department);

    /// <summary>Letters to the citizen: their notices.</summary>
    public static IQueryable<OutboxMessage> OwnedBy(this IQueryable<OutboxMessage> letters, Caller caller) =>
        letters.Where(letter => letter.PersonId == caller.Id);

    /// <summary>Letters to the clerk's own department, and to the clerk alone: their notices.</summary>
    public static IQueryable<OutboxMessage> SentTo(this IQueryable<OutboxMessage> letters, Caller caller) => letters.Where(letter =>
        caller.Department != null && letter.Department == caller.Department && (letter.ClerkId == null || letter.ClerkId == caller.Id));

    /// <summary>What was asked of the clerk's own department, and answered.</summary>
    public static IQueryable<StepMessage> AskedOf(this IQueryable<StepMessage> messages, Caller caller) =>
        messages.Where(message => caller.Department != null && message.Department == caller.Department);

    /// <summary>Opinions that the clerk's own department was asked for.</summary>
    public static IQueryable<Opinion> AskedOf(this IQueryable<Opinion> opinions, Caller caller) =>
        opinions.Where(opinion => caller.Department != null && opinion.Asked == caller.Department);

    /// <summary>What bars the citizen from committing.</summary>
    public static IQueryable<Bar> OwnedBy(this IQueryable<Bar> bars, Caller caller) => bars.Where(bar => caller.For == null && bar.PersonId == caller.Id);

    /// <summary>Who is barred from committing, for a supervisor.</summary>
    public static IQueryable<Bar> SupervisedBy(this IQueryable<Bar> bars, Caller caller) => bars.Where(bar => caller.IsSupervisor);

    /// <summary>Every rating, for a supervisor; none of them says who gave it.</summary>
    public static IQueryable<Rating> SupervisedBy(this IQueryable<Rating> ratings, Caller caller) => ratings.Where(rating => caller.IsSupervisor);

    /// <summary>Ratings of steps of the clerk's own department; what of them is published is another question.</summary>
    public static IQueryable<Rating> AboutDepartmentOf(this IQueryable<Rating> ratings, Caller caller) =>
        ratings.Where(rating => caller.Department != null && rating.Department == caller.Department);

    /// <summary>Logs to look at, for a supervisor; what stands below one is reached by its id.</summary>
    public static IQueryable<ProcessLog> SupervisedBy(this IQueryable<ProcessLog> logs, Caller caller) => logs.Where(log => caller.IsSupervisor);

    /// <summary>Bad ratings, to be counted by a supervisor.</summary>
    public static IQueryable<Redress> SupervisedBy(this IQueryable<Redress> redress, Caller caller) => redress.Where(one => caller.IsSupervisor);

    /// <summary>Bad ratings, for a supervisor who had no hand in what is rated.</summary>
    public static IQueryable<Redress> AnsweredBy(this IQueryable<Redress> redress, Caller caller)
    {
        var hand = $"|{caller.Id}|";
        return redress.Where(one => caller.IsSupervisor && !one.HandledBy.Contains(hand));
    }

    /// <summary>Refusals that somebody has appealed against, for a supervisor.</summary>
    public static IQueryable<StepRow> AppealsFor(this IQueryable<StepRow> steps, Caller caller) =>
        steps.Where(step => caller.IsSupervisor && step.AppealedAt != null);

    /// <summary>The platform itself, where nobody looks on: the outbox, the log's verification.</summary>
    public static IQueryable<T> ForThePlatform<T>(this IQueryable<T> rows) => rows;

    /// <summary>Joined by key to rows that are scoped already.</summary>
    public static IQueryable<T> OfScopedRows<T>(this IQueryable<T> rows) => rows;

    /// <summary>Steps that somebody has in hand, or waits for the applicant with.</summary>
    public static IQueryable<StepRow> Active(this IQueryable<StepRow> steps) => steps.Where(step =>
        step.Status == StepStatus.Open || step.Status == StepStatus.AwaitingApplicant || step.Status == StepStatus.Suspended
        || step.Status == StepStatus.Withheld);

    /// <summary>Steps whose clock runs: in hand, and not standing for a time of which nobody knows the end.</summary>
    public static IQueryable<StepRow> OnTheClock(this IQueryable<StepRow> steps) => steps.Where(step =>
        (step.Status == StepStatus.Open || step.Status == StepStatus.AwaitingApplicant || step.Status == StepStatus.Suspended)
        && (step.PausedAt == null || step.PausedUntil != null));
}
