using System.Collections.Immutable;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Applications;

/// <summary>An application with its steps, as the engine sees them.</summary>
/// <param name="Following">容缺: what the applicant committed to hand in later, with its last day if it is accepted now.</param>
public sealed record OpenCase(
    Application Application, IReadOnlyList<StepRow> Steps, ServiceDefinition Service, IReadOnlyList<FollowUp>? Following = null,
    IReadOnlySet<Guid>? Involved = null)
{
    public Run Run { get; } = new(
        Application.Applicant,
        Steps.ToImmutableSortedDictionary(step => step.Key, step => step.ToRun(), StringComparer.Ordinal),
        Application.EndedAs == CaseStatus.Withdrawn)
    {
        Choices = Application.Choices, CaseExtensions = Application.Extensions, Following = Following ?? [],
        Involved = Involved ?? ImmutableHashSet<Guid>.Empty,
    };
}

/// <summary>Brings applications before the engine, and writes down what came of it: rows, history and letters in one save.</summary>
public sealed class CaseFile(AppDbContext db, Workflows workflows, LicenceIssuing licences, BringBack archive, IOptions<SealOptions> seals, TimeProvider clock)
{
    /// <summary>How soon a person looks at what a rule has granted, where the sample falls on it.</summary>
    private static readonly Duration AuditWithin = new(10, TimeUnit.WorkingDay);

    /// <param name="deciding">Whoever is to decide about it: where they have a part in it themselves, the engine refuses.</param>
    public async Task<OpenCase?> Open(IQueryable<Application> visible, Guid id, CancellationToken cancellationToken, params IReadOnlyList<Guid> deciding)
    {
        var submitted = visible.Where(application => application.Id == id && application.SubmittedAt != null);
        var (application, hasPart) = (await WithPart(submitted, deciding, cancellationToken)) ?? default;
        if (application is null)
            return null;
        var steps = await db.Steps.Where(step => step.ApplicationId == id).OrderBy(step => step.Position).ToListAsync(cancellationToken);
        return await Opened(new CaseRows(application, steps, hasPart), deciding, cancellationToken);
    }

    /// <summary>The same for a clerk's task, in one round trip.</summary>
    /// <param name="other">Whoever is to decide about it beside them, or they themselves.</param>
    public async Task<OpenCase?> OpenTask(Caller by, Guid id, string step, Guid other, CancellationToken cancellationToken) =>
        await Opened(await db.TaskOf(by, id, step, other, cancellationToken), [by.Id, other], cancellationToken);

    /// <summary>The same for whoever only looks at it.</summary>
    public async Task<OpenCase?> LookAtTask(Caller by, Guid id, string step, CancellationToken cancellationToken) =>
        await Opened(await db.LookAtTaskOf(by, id, step, cancellationToken), [by.Id], cancellationToken);

    /// <summary>The same for whoever only looks at one that they have read.</summary>
    public async Task<OpenCase> LookAt(Application application, CancellationToken cancellationToken)
    {
        var steps = await db.Steps.AsNoTracking().Where(step => step.ApplicationId == application.Id).OrderBy(step => step.Position).ToListAsync(cancellationToken);
        return (await Opened(new CaseRows(application, steps, HasPart: false), [], cancellationToken))!;
    }

    private async Task<OpenCase?> Opened(CaseRows? rows, IReadOnlyList<Guid> deciding, CancellationToken cancellationToken)
    {
        if (rows is not var (application, steps, hasPart))
            return null;
        var service = Find(application);
        return new OpenCase(application, steps, service, Following(application, service), hasPart ? await Involved(application, deciding, cancellationToken) : null);
    }

    // In the same round trip: every decision asks.
    private async Task<(Application Application, bool HasPart)?> WithPart(
        IQueryable<Application> submitted, IReadOnlyList<Guid> deciding, CancellationToken cancellationToken)
    {
        if (deciding.Count == 0)
            return await submitted.SingleOrDefaultAsync(cancellationToken) is { } only ? (only, false) : null;
        var found = await submitted.Select(application => new
        {
            Application = application,
            HasPart = db.Delegations.ForThePlatform().Any(one => one.PrincipalId == application.ApplicantId && one.DelegateId != null && deciding.Contains(one.DelegateId.Value))
                || db.CounterFilings.ForThePlatform().Any(one => one.ApplicationId == application.Id && deciding.Contains(one.WorkerId))
                || db.Invitations.ForThePlatform().Any(one => one.ApplicationId == application.Id && one.PersonId != null && deciding.Contains(one.PersonId.Value)),
        }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Application, found.HasPart);
    }

    // Everybody who has ever acted for the applicant, or agreed in the application for themselves.
    private async Task<IReadOnlySet<Guid>> Involved(Application application, IReadOnlyList<Guid> deciding, CancellationToken cancellationToken) =>
        (await db.Delegations.ForThePlatform().Where(one => one.PrincipalId == application.ApplicantId && one.DelegateId != null)
            .Select(one => one.DelegateId!.Value)
            .Union(db.CounterFilings.ForThePlatform().Where(one => one.ApplicationId == application.Id).Select(one => one.WorkerId))
            .Union(db.Invitations.ForThePlatform().Where(one => one.ApplicationId == application.Id && one.PersonId != null).Select(one => one.PersonId!.Value))
            .ToListAsync(cancellationToken)).Intersect(deciding).ToHashSet();

    private List<FollowUp> Following(Application application, ServiceDefinition service)
    {
        if (application.Choices.ToFollow.Count == 0)
            return [];
        var today = OfficeTime.Of(service.Law).DateOf(clock.GetUtcNow());
        return [.. service.Materials.Where(material => application.Choices.ToFollow.Contains(material.Key))
            .Select(material => new FollowUp(material.Key, workflows.CalendarOf(service).Due(today, material.FollowWithin).Date))];
    }

    private ServiceDefinition Find(Application application) => workflows.Find(application.Service, application.ServiceVersion)
        ?? throw new InvalidDataException($"{application.Service} v{application.ServiceVersion} is not in workflows/.");

    /// <summary>Everything that follows from a decision, to be saved together or not at all.</summary>
    /// <returns>The outcome with what rules granted at once, and the licences that were issued.</returns>
    public async Task<Outcome> Record(OpenCase open, Outcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await archive.Of(open.Application, cancellationToken);
        if (InstantApproval.IsPossible(open.Service, outcome))
            outcome = await GrantByRules(open, outcome, at, cancellationToken);
        (outcome, var drawn) = await licences.Draw(open, outcome, at, cancellationToken);
        var application = open.Application;
        var isReopened = outcome.Events.Any(happened => happened is StepReopened);
        foreach (var step in open.Steps)
            step.Become(outcome.Run![step.Key], at, open.Service.Step(step.Key)!);
        if (isReopened)
            application.Reopen(at);
        var clocks = await new CaseClocks(db, workflows).Keep(open, outcome, at, cancellationToken);
        var (sequence, head) = (application.EventCount, application.HeadHash);
        foreach (var (happened, clock) in outcome.Events.Zip(clocks))
        {
            var row = new EventRow(application.Id, ++sequence, happened, clock, head, seals.Value.Algorithm);
            head = row.Hash;
            db.Events.Add(row);
            foreach (var letter in outcome.Effects.Where(effect => IsAbout(effect, happened)))
                db.Outbox.Add(Letter(application, sequence, letter, at));
            Note(open, happened);
        }

        application.Append(sequence, head);
        await new VisitBook(db).Keep(open, outcome.Events, cancellationToken);
        await new OpinionBook(db).Keep(open, open.Run, outcome.Run!, at, cancellationToken);
        SetFollowUps(open, outcome);
        foreach (var licence in drawn)
            await licences.Issue(open, licence, cancellationToken);
        foreach (var revoked in outcome.Events.OfType<LicenceRevoked>().Where(revoked => revoked.Licence.Length > 0))
            await licences.Revoke(application.Id, revoked, cancellationToken);
        application.Touch(at);
        return outcome;
    }

    private async Task<Outcome> GrantByRules(OpenCase open, Outcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var facts = (await db.ApplicationFacts.FindAsync([open.Application.Id], cancellationToken))!;
        var sheet = AnswerSheet.Read(open.Service, workflows.Vocabulary, facts.Answers);
        return InstantApproval.Apply(
            open.Service, outcome, WorkflowEngine.Plan(open.Service, sheet.Facts).Facts, facts.Answers,
            fact => facts.Sources.TryGetValue(fact, out var source) ? source.Trust : Trust.D,
            step => Audits.Takes(open.Application.Id, step), at);
    }

    private static void Note(OpenCase open, RunEvent happened)
    {
        switch (happened)
        {
            case CorrectionAnswered { Changed: var changed }:
                NoticeChanged(open, changed);
                break;
            case FixedOnTheSpot { Changed: var changed }:
                NoticeChanged(open, changed);
                break;
            case FileAttached or FileRemoved or FileRefused:
                NoticeFile(open.Steps, open.Service, happened.MaterialKey!);
                break;
            case CaseExtended:
                open.Application.Extend();
                break;
            case CaseLimitMissed:
                open.Application.Miss();
                break;
            case ApplicationEnded ended:
                open.Application.End(ended.Status, ended.At);
                break;
            default:
                break;
        }
    }

    // What follows later has its last day too: materials that may follow, what is checked after a grant.
    private void SetFollowUps(OpenCase open, Outcome outcome)
    {
        var (law, calendar) = (open.Service.Law, workflows.CalendarOf(open.Service));
        var office = OfficeTime.Of(law);
        foreach (var happened in outcome.Events.OfType<StepEvent>().Where(one => one is StepAccepted or MaterialFollowed or StepGranted or CommitmentChecked))
        {
            var row = open.Steps.Single(step => step.Key == happened.Step);
            if (happened is CommitmentChecked { RectifyBy: { } by })
                row.CheckUntil(office.EndOf(by));
            var (detail, step) = (row.Detail ?? StepDetail.None, open.Service.Step(happened.Step)!);
            row.FollowUntil(detail.ToFollow.Count == 0 ? null : office.EndOf(detail.ToFollow.Min(one => one.By)));
            if (happened is StepGranted && detail.Check is { } check)
            {
                row.CheckUntil(office.EndOf(calendar.Due(office.DateOf(happened.At), check switch
                {
                    CheckKind.Commitment => step.Commitment!.CheckWithin,
                    CheckKind.Audit => AuditWithin,
                }).Date));
            }
        }
    }

    private static OutboxMessage Letter(Application application, int sequence, Effect letter, DateTimeOffset at) => letter switch
    {
        Effect.TaskOpened task => new OutboxMessage(application.Id, sequence, task.Department, at),
        Effect.TellDepartment tell => new OutboxMessage(application.Id, sequence, tell.Department, at, OutboxMessage.OfDepartment + tell.Department),
        Effect.TellClerk tell => OutboxMessage.ToClerk(application.Id, sequence, tell.Department, tell.Clerk.Id, at),
        Effect.TellSupervisors { About: AppealFiled } tell => new OutboxMessage(application.Id, sequence, null, at, $"{AppealLetters.About}/{tell.About.StepKey}"),
        // Its letter is about the licence, and what can be done against it.
        Effect.TellApplicant { About: LicenceRevoked { Licence.Length: > 0 } revoked } => OutboxMessage.ToApplicant(application, sequence, at, $"{LicenceLetters.About}/{revoked.Step}"),
        Effect.TellSupervisors => new OutboxMessage(application.Id, sequence, null, at, OutboxMessage.OfSupervisors),
        _ => OutboxMessage.ToApplicant(application, sequence, at),
    };

    /// <summary>Whoever has the old facts before them must not decide on them unawares.</summary>
    public static void NoticeChanged(OpenCase open, IReadOnlyCollection<string> changed) => NoticeChanged(open.Steps, open.Service, changed);

    public static void NoticeChanged(IEnumerable<StepRow> steps, ServiceDefinition service, IReadOnlyCollection<string> changed)
    {
        foreach (var row in steps.Where(row => row.Status.IsActive() && service.Step(row.Key)!.Reads.Intersect(changed).Any()))
            row.FactsChanged();
    }

    private static void NoticeFile(IEnumerable<StepRow> steps, ServiceDefinition service, string material)
    {
        var readers = service.Materials.First(one => one.Key == material).ReadBy;
        foreach (var row in steps.Where(row => row.Status.IsActive() && readers.Contains(row.Key)))
            row.FactsChanged();
    }

    private static bool IsAbout(Effect effect, RunEvent happened) => effect switch
    {
        Effect.TellApplicant tell => ReferenceEquals(tell.About, happened),
        Effect.TellDepartment tell => ReferenceEquals(tell.About, happened),
        Effect.TellClerk tell => ReferenceEquals(tell.About, happened),
        Effect.TellSupervisors tell => ReferenceEquals(tell.About, happened),
        Effect.TaskOpened task => happened is StepOpened or CorrectionAnswered or StepReopened && happened.StepKey == task.Step,
        _ => false,
    };
}
