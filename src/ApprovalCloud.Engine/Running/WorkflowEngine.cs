using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>
/// Routes one application through every step its service requires. Pure: the same service, run, decision and time always
/// give the same outcome, and nothing else happens.
/// </summary>
public static class WorkflowEngine
{
    /// <summary>What the service needs, as far as the facts known so far tell.</summary>
    public static Plan Plan(ServiceDefinition service, Facts facts) => Planner.Plan(service, facts);

    /// <summary>Starts a run: every step that needs nothing opens at once.</summary>
    /// <returns>Refused with <see cref="RefusalRule.FactsMissing"/> while a question is open, or with
    /// <see cref="RefusalRule.NoApprovalNeeded"/> when no step applies (行政许可法 art. 32(1): said at once).</returns>
    /// <param name="choices">What the applicant commits to.</param>
    /// <param name="signature">How the applicant confirmed it, and the digest of what was signed.</param>
    /// <param name="through">Who submits it, where that is somebody acting for the applicant.</param>
    public static Outcome Start(
        ServiceDefinition service, Facts facts, Person applicant, DateTimeOffset at, Choices? choices = null, Signature? signature = null, Actor? through = null) =>
        Start(service, Planner.Plan(service, facts), applicant, at, choices, signature, through);

    /// <summary>The same for whoever has its plan already.</summary>
    public static Outcome Start(
        ServiceDefinition service, Plan plan, Person applicant, DateTimeOffset at, Choices? choices = null, Signature? signature = null, Actor? through = null)
    {
        if (plan.FirstOpenQuestion is { } missing)
            return Outcome.Refused(RefusalRule.FactsMissing, missing.Fact);
        if (plan.Steps.FirstOrDefault(step => step.Involvement == Involvement.Possible) is { } open)
            return Outcome.Refused(RefusalRule.FactsMissing, open.Step.When!.Names.First(name => plan.Facts[name] is null));
        if (plan.Steps.All(step => step.Involvement != Involvement.Required))
            return Outcome.Refused(RefusalRule.NoApprovalNeeded);
        var notRequired = plan.Steps
            .Where(step => step.Involvement == Involvement.NotRequired)
            .Select(step => new StepNotRequired(at, null, step.Step.Key));
        var submitted = new ApplicationSubmitted(at, through?.Person ?? applicant, choices is { IsNone: false } ? choices : null)
        {
            Signature = signature, For = through?.For,
        };
        return Conclude(service, History.NewRun(service, applicant, submitted.Choices), [submitted, .. notRequired], at);
    }

    /// <summary>Takes a decision, or refuses it by name and changes nothing.</summary>
    public static Outcome Decide(ServiceDefinition service, Run run, Decision decision, DateTimeOffset at) =>
        Refuse(service, run, decision) is { } refusal
            ? Outcome.Refused(refusal)
            : Conclude(service, run, Named(Happened(service, run, decision, at), decision.By), at);

    /// <summary>The refusal that <see cref="Decide"/> would answer with; null when the decision is legal.</summary>
    public static Refusal? Refuse(ServiceDefinition service, Run run, Decision decision) => Rules.Check(service, run, decision);

    /// <summary>The run that these events, in this order, lead to.</summary>
    /// <exception cref="ArgumentException">The events do not begin with <see cref="ApplicationSubmitted"/>.</exception>
    public static Run Replay(ServiceDefinition service, IEnumerable<RunEvent> events)
    {
        Run? run = null;
        foreach (var happened in events)
        {
            run = happened is ApplicationSubmitted submitted
                ? History.NewRun(service, submitted.For?.Principal ?? submitted.By!, submitted.Choices)
                : History.Apply(run ?? throw new ArgumentException("History begins with a submission.", nameof(events)), happened);
        }

        return run ?? throw new ArgumentException("There is no history.", nameof(events));
    }

    /// <summary>The run before anything has happened.</summary>
    public static Run NewRun(ServiceDefinition service, Person applicant, Choices choices) => History.NewRun(service, applicant, choices);

    /// <summary>The run after one more event.</summary>
    public static Run After(Run run, RunEvent happened) => History.Apply(run, happened);

    // Both names stand beside what somebody did for another.
    private static List<RunEvent> Named(List<RunEvent> happened, Actor by) => by.For is not { } behalf
        ? happened
        : [.. happened.Select(one => one.By == by.Person ? one with { For = behalf } : one)];

    private static List<RunEvent> Happened(ServiceDefinition service, Run run, Decision decision, DateTimeOffset at)
    {
        var by = decision.By.Person;
        return decision switch
        {
            Claim(_, var step) => [new StepClaimed(at, by, step)],
            ConcludeReview review => [.. Accepted(service, run, review.Step, at), new ReviewConcluded(at, by, review.Step, review.Result, review.Reasons)],
            AskOpinion ask => [new OpinionAsked(at, by, ask.Step, ask.Opinion, ask.Department, ask.Due, ask.Shared, ask.Digest)],
            GiveOpinion give => [new OpinionGiven(at, by, give.Step, give.Opinion, decision.By.Department!, give.Stance, give.Digest)],
            WriteNote(_, var step, var note, var digest) => [new NoteWritten(at, by, step, note, digest)],
            WithdrawNote(_, var step, var note) => [new NoteWithdrawn(at, by, step, note)],
            ReturnToReview(_, var step, var reason) => [new ReviewReturned(at, by, step, reason)],
            Release(_, var step) => [new StepReleased(at, by, step)],
            Transfer(_, var step, var to, var reason) => [new StepTransferred(at, by, step, to.Person, reason)],
            Reassign(_, var step, var to, var reason) => [new StepReassigned(at, by, step, run[step].Assignee, to?.Person, reason)],
            HandOver(var step, var from, var to, var absence) => [new StepReassigned(at, null, step, from, to?.Person, StepReassigned.Away) { Absence = absence }],
            Escalate(_, var step, var message) => [new StepEscalated(at, by, step, message)],
            Grant grant => [.. Accepted(service, run, grant.Step, at), Granted(service, run, grant, at)],
            Refuse refuse => [.. Accepted(service, run, refuse.Step, at), new StepRefused(at, by, refuse.Step, refuse.Reason)
            {
                LegalBasis = refuse.LegalBasis, Remedies = refuse.Remedies,
            }],
            // Nobody examines what they have not accepted.
            Suspend(_, var step, var procedure, var note, var term) => [.. Accepted(service, run, step, at), new StepSuspended(at, by, step, procedure, note, term)],
            Resume(_, var step, var note, var procedure) => [new StepResumed(at, by, step, note, procedure)],
            RequestCorrection ask => [new CorrectionRequested(at, by, ask.Step, ask.Correction, ask.Items, ask.Message)
            {
                Repeated = service.Law.Acceptance?.Notices is null ? [] : [.. ask.Items.Select(item => item.Subject).Intersect(ask.Earlier)],
                Term = ask.Term,
            }],
            Accept(_, var step, var toFollow) => [new StepAccepted(at, by, step, AcceptanceKind.Express, toFollow)],
            FindUnneeded(_, var step, var reason) => [new StepFoundUnneeded(at, by, step, reason)],
            DeclineCompetence(_, var step, var body, var reason) => [new StepNotAccepted(at, by, step, body, reason)],
            FixOnTheSpot fix => [
                new FixedOnTheSpot(at, by, fix.Step, fix.Changed, fix.Note) { Agreed = fix.Agreed },
                new StepAccepted(at, by, fix.Step, AcceptanceKind.OnTheSpot, Following(service, run, fix.Step)),
                .. Reinvolved(service, run, fix.Facts, fix.Changed, at)],
            AskExtension(_, var step, var length, var reason) => [.. Accepted(service, run, step, at), new ExtensionAsked(at, by, step, length, reason)],
            ApproveExtension(_, var step) => [new LimitExtended(at, by, step, run[step].Detail.ExtensionAsked!.Value, run[step].Detail.ExtensionReason!)],
            DeclineExtension(_, var step, var reason) => [new ExtensionDeclined(at, by, step, reason)],
            ExtendCase(_, var length, var reason) => [new CaseExtended(at, by, length, reason)],
            AppointVisit visit => [new VisitAppointed(at, by, visit.Step, visit.Visit, visit.On, Visited(service, run, visit), visit.Note)],
            JoinVisit(_, var step, var officers) => [new VisitJoined(at, by, step, run[step].Detail.Visit!.Value, officers)],
            CancelVisit(_, var step, var reason) => [new VisitCancelled(at, by, step, run[step].Detail.Visit!.Value, Together(service, run, run[step].Detail.Visit!.Value), reason)],
            AskDepartment(_, var step, var message, var digest) => [new QuestionAsked(at, by, step, message, digest)],
            AnswerApplicant(_, var step, var message, var digest) => [new QuestionAnswered(at, by, step, message, digest)],
            RecordFindings(_, var step, var finding, var report) => [new VisitFound(at, by, step, run[step].Detail.Visit!.Value, finding, report)],
            ReceiveMaterial(_, var step, var material) => Followed(run[step], step, material, by, at),
            CheckCommitment(_, var step, var result, var note, var rectifyBy) => [new CommitmentChecked(at, by, step, result, note, rectifyBy)],
            AuditInstant(_, var step, var isRight, var note) => [new InstantAudited(at, by, step, isRight, note)],
            Revoke(_, var step, var licence, var reason) => [new LicenceRevoked(at, by, step, licence, reason)],
            FileAppeal(_, var step, var remedy, var statement) => [new AppealFiled(at, by, step, remedy, statement)],
            DecideAppeal appeal => Appealed(service, run, appeal, at),
            DeemAccepted(var step) => [new StepAccepted(at, null, step, AcceptanceKind.Deemed, Following(service, run, step))],
            MissLimit(var step, var due) => [new LimitMissed(at, null, step, due)],
            MissCaseLimit(var due) => [new CaseLimitMissed(at, null, due)],
            GrantBySilence(var step, var note) => [.. Accepted(service, run, step, at), new StepGranted(at, null, step, note) { Basis = GrantBasis.Silence }],
            GrantByRule(var step, var rule) => [.. Accepted(service, run, step, at), new StepGranted(at, null, step, "") { Basis = GrantBasis.Rule, Rule = rule }],
            Lapse(var step) => [new StepLapsed(at, null, step, [.. run[step].Detail.ToFollow.Select(one => one.Material)])],
            Recompute(var step, var before, var after, var calendar) => [new DeadlineRecomputed(at, null, step, before, after, calendar)],
            AskMoreTime(_, var step, var material, var until, var reason) => [new MoreTimeAsked(at, by, step, material, until, reason)],
            GiveMoreTime(_, var step, var until) => [new MoreTimeGiven(at, by, step, run[step].Detail.MoreTime!.Material, until)],
            DeclineMoreTime(_, var step, var reason) => [new MoreTimeDeclined(at, by, step, run[step].Detail.MoreTime!.Material, reason)],
            AnswerCorrection answer => Answered(service, run, answer, at),
            AttachFile file => [new FileAttached(at, by, file.Material, file.File, file.Name, file.Sha256, file.Replaces)],
            RefuseFile(var material, var file) => [new FileRefused(at, null, material, file)],
            RemoveFile(_, var material, var file) => [new FileRemoved(at, by, material, file)],
            Withdraw(_, var reason) => [new ApplicationWithdrawn(at, by, reason)],
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "No event for this decision."),
        };
    }

    // Conditions are looked at again: decided steps stand, undecided ones come and go.
    private static List<RunEvent> Answered(ServiceDefinition service, Run run, AnswerCorrection answer, DateTimeOffset at)
    {
        var asked = run.Steps.First(step => step.Value.Correction == answer.Correction).Key;
        List<RunEvent> events = [new CorrectionAnswered(at, answer.By.Person, asked, answer.Correction, answer.Changed)];
        // Whoever hands in all that was asked for must be accepted (行政许可法 art. 32(5)).
        if (run[asked].AcceptedAt is null)
            events.Add(new StepAccepted(at, null, asked, AcceptanceKind.AfterCorrection, Following(service, run, asked)));
        return [.. events, .. Reinvolved(service, run, answer.Facts, answer.Changed, at)];
    }

    private static List<RunEvent> Reinvolved(ServiceDefinition service, Run run, Facts facts, IReadOnlyList<string> changed, DateTimeOffset at)
    {
        List<RunEvent> events = [];
        foreach (var planned in Planner.Plan(service, facts).Steps)
        {
            var state = run[planned.Step.Key];
            if (planned.Involvement == Involvement.NotRequired && state.Status.IsUndecided())
                events.Add(new StepNotRequired(at, null, planned.Step.Key));
            // Where a department found that no permit is needed, only what it reads can change that.
            var mayBeNeeded = state.DecidedAt is null || planned.Step.Reads.Intersect(changed).Any();
            if (planned.Involvement == Involvement.Required && state.Status == StepStatus.NotRequired && mayBeNeeded)
                events.Add(new StepInvolved(at, null, planned.Step.Key));
        }

        return events;
    }

    // Whoever takes part already still does when it is moved.
    private static List<string> Visited(ServiceDefinition service, Run run, AppointVisit visit) => [.. service.Steps.Select(step => step.Key)
        .Where(key => key == visit.Step || visit.Steps.Contains(key) || (run[key].Detail.Visit == visit.Visit && run[key].Status.IsInHand()))];

    private static List<string> Together(ServiceDefinition service, Run run, Guid visit) => [.. service.Steps.Select(step => step.Key)
        .Where(key => run[key].Detail.Visit == visit && run[key].Status.IsInHand())];

    // 容缺: where nobody says otherwise, everything follows that the applicant committed to hand in later.
    internal static IReadOnlyList<FollowUp> Following(ServiceDefinition service, Run run, string step) => [.. run.Following.Where(one =>
        service.Materials.Any(material => material.Key == one.Material && material.Secondary && material.ReadBy.Contains(step)))];

    private static IEnumerable<RunEvent> Accepted(ServiceDefinition service, Run run, string step, DateTimeOffset at) =>
        run[step] is { AcceptedAt: null, Correction: null }
            ? [new StepAccepted(at, null, step, AcceptanceKind.WithDecision, Following(service, run, step))]
            : [];

    private static RunEvent Granted(ServiceDefinition service, Run run, Grant grant, DateTimeOffset at) => Rules.Awaits(service, run, grant.Step)
        ? new GrantWithheld(at, grant.By.Person, grant.Step, grant.Note)
        : new StepGranted(at, grant.By.Person, grant.Step, grant.Note)
        {
            Basis = run[grant.Step].Detail.OnCommitment ? GrantBasis.Commitment : GrantBasis.Examination,
            InBulk = grant.Bulk is not null,
        };

    private static List<RunEvent> Followed(StepRun step, string key, string material, Person by, DateTimeOffset at)
    {
        List<RunEvent> events = [new MaterialFollowed(at, by, key, material)];
        if (step.Status == StepStatus.Withheld && step.Detail.ToFollow.All(one => one.Material == material))
            events.Add(new StepGranted(at, step.DecidedBy, key, "") { Basis = step.Detail.OnCommitment ? GrantBasis.Commitment : GrantBasis.Examination });
        return events;
    }

    // What a refusal stopped waits again; what somebody else's refusal stops is cancelled again.
    private static List<RunEvent> Appealed(ServiceDefinition service, Run run, DecideAppeal appeal, DateTimeOffset at)
    {
        List<RunEvent> events = [new AppealDecided(at, appeal.By.Person, appeal.Step, appeal.Result, appeal.Reason)];
        // Of what the applicant took back, nothing is decided anew.
        if (appeal.Result == AppealOutcome.Dismissed || run.IsWithdrawn)
            return events;
        events.Add(new StepReopened(at, null, appeal.Step));
        events.AddRange(service.Steps.Where(step => run[step.Key].Status == StepStatus.Cancelled).Select(step => new StepInvolved(at, null, step.Key)));
        return events;
    }

    private static Outcome Conclude(ServiceDefinition service, Run run, List<RunEvent> events, DateTimeOffset at)
    {
        events = [.. events.Select(happened => happened is StepAccepted accepted ? Phases.Told(service, accepted) : happened)];
        var after = events.Aggregate(run, History.Apply);
        foreach (var returned in Phases.Outdated(service, after, events, at))
        {
            events.Add(returned);
            after = History.Apply(after, returned);
        }

        for (var next = Routing.Consequences(service, after, at).ToList(); next.Count > 0;)
        {
            events.AddRange(next);
            after = next.Aggregate(after, History.Apply);
            next = Routing.Consequences(service, after, at).ToList();
        }

        // What was reopened may be stopped by somebody else's refusal: then it has ended again.
        if (after.IsEnded && (!run.IsEnded || events.Exists(happened => happened is StepReopened)))
            events.Add(new ApplicationEnded(at, null, after.Status(service)));
        return new Outcome(after, events, [.. events.SelectMany(happened => EffectsOf(service, after, happened))], null);
    }

    private static IEnumerable<Effect> EffectsOf(ServiceDefinition service, Run after, RunEvent happened) => happened switch
    {
        StepOpened opened => TaskOf(service, after, opened.Step),
        CorrectionAnswered answered => TaskOf(service, after, answered.Step),
        // The applicant reads of it in the letter about the appeal.
        StepReopened reopened => TaskOf(service, after, reopened.Step),
        ExtensionAsked asked => [new Effect.TellDepartment(happened, service.Step(asked.Step)!.Department)],
        // Of an absence the department knows; whoever stands in is told of each task.
        StepReassigned { Absence: not null, To: null } => [],
        StepReassigned { Absence: not null, To: { } to } moved => [new Effect.TellClerk(happened, service.Step(moved.Step)!.Department, to)],
        StepReassigned or StepEscalated => [new Effect.TellDepartment(happened, service.Step(happened.StepKey!)!.Department)],
        FileAttached file => [.. service.Steps.Where(step => after[step.Key].Awaits(file.Material))
            .Select(step => step.Department).Distinct().Select(department => new Effect.TellDepartment(happened, department))],
        VisitAppointed visit => [
            new Effect.TellApplicant(happened),
            .. visit.Steps.Select(step => service.Step(step)!.Department).Distinct().Select(department => new Effect.TellDepartment(happened, department))],
        VisitCancelled visit => [
            new Effect.TellApplicant(happened),
            .. visit.Steps.Select(step => service.Step(step)!.Department).Distinct().Select(department => new Effect.TellDepartment(happened, department))],
        OpinionAsked asked => [new Effect.TellDepartment(happened, asked.Department)],
        OpinionGiven given => [new Effect.TellDepartment(happened, service.Step(given.Step)!.Department)],
        QuestionAsked or MoreTimeAsked => [new Effect.TellDepartment(happened, service.Step(happened.StepKey!)!.Department)],
        LimitMissed missed => [
            new Effect.TellApplicant(happened), new Effect.TellDepartment(happened, service.Step(missed.Step)!.Department), new Effect.TellSupervisors(happened)],
        AppealFiled => [new Effect.TellApplicant(happened), new Effect.TellSupervisors(happened)],
        CaseLimitMissed => [new Effect.TellApplicant(happened), new Effect.TellSupervisors(happened)],
        // Whoever decides at once accepts with it; nobody needs two letters about that.
        StepAccepted { Manner: AcceptanceKind.WithDecision } => [],
        ApplicationSubmitted or CorrectionRequested or StepGranted or StepRefused or StepSuspended or ApplicationEnded or StepAccepted
            or StepFoundUnneeded or StepNotAccepted or FixedOnTheSpot or LimitExtended or CaseExtended or GrantWithheld or StepLapsed
            or CommitmentChecked or LicenceRevoked or AppealDecided or DeadlineRecomputed or QuestionAnswered or FileRefused
            or MoreTimeGiven or MoreTimeDeclined
            => [new Effect.TellApplicant(happened)],
        _ => [],
    };

    // An answer may make the very step that asked unnecessary: then nobody has a task.
    private static IEnumerable<Effect> TaskOf(ServiceDefinition service, Run after, string step) =>
        after[step].Status == StepStatus.Open ? [new Effect.TaskOpened(step, service.Step(step)!.Department)] : [];
}
