using System.Security.Cryptography;
using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Ratings;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Messaging;

/// <summary>Makes the outbox owe every kind of letter there is.</summary>
internal sealed class MailStory(Platform platform)
{
    /// <summary>Rare characters, a line that is only a dot, and one that begins with one.</summary>
    public const string Reason = "㵘𠮷：出口太窄\n.\n.hidden\nSubject: no";

    public static readonly IReadOnlyList<RunEvent> ToApplicant = Events(
    [
        (at, by) => new ApplicationSubmitted(at, by),
        (at, by) => new CorrectionRequested(at, by, Fire, Guid.NewGuid(), [new("premises.area", CorrectionKind.Wrong, "Measure again"), new("lease", CorrectionKind.Missing, "")], Reason)
        {
            Term = Day,
        },
        (at, by) => new StepGranted(at, by, Fire, Reason),
        (at, _) => new StepGranted(at, null, Fire, "") { Basis = GrantBasis.Silence },
        (at, _) => new StepGranted(at, null, Fire, "") { Basis = GrantBasis.Rule, Rule = new AppliedRule(1, "true", new Dictionary<string, string>(), false) },
        (at, by) => new StepGranted(at, by, Fire, "") { Basis = GrantBasis.Commitment },
        (at, by) => new StepRefused(at, by, Fire, Reason) { Remedies = new Dictionary<string, DateOnly> { ["reconsideration"] = Day }, LegalBasis = "Art. 15" },
        (at, by) => new StepSuspended(at, by, Fire, SpecialProcedure.Testing, Reason, Day),
        .. Enum.GetValues<CaseStatus>().Except([CaseStatus.InReview, CaseStatus.AwaitingApplicant])
            .Select(status => (Func<DateTimeOffset, Person, RunEvent>)((at, _) => new ApplicationEnded(at, null, status))),
        .. Enum.GetValues<AcceptanceKind>().Except([AcceptanceKind.WithDecision])
            .Select(kind => (Func<DateTimeOffset, Person, RunEvent>)((at, by) => new StepAccepted(at, by, Fire, kind, [new FollowUp("lease", Day)]))),
        (at, by) => new StepFoundUnneeded(at, by, Fire, Reason),
        (at, by) => new StepNotAccepted(at, by, Fire, "tax", Reason),
        (at, by) => new FixedOnTheSpot(at, by, Fire, ["premises.area"], Reason),
        (at, by) => new LimitExtended(at, by, Fire, new Duration(5, TimeUnit.WorkingDay), Reason),
        (at, by) => new CaseExtended(at, by, new Duration(5, TimeUnit.WorkingDay), Reason),
        (at, by) => new VisitAppointed(at, by, Fire, Guid.NewGuid(), at, [Fire], Reason),
        (at, by) => new VisitCancelled(at, by, Fire, Guid.NewGuid(), [Fire], Reason),
        (at, by) => new QuestionAnswered(at, by, Fire, Guid.NewGuid(), "00"),
        (at, by) => new MoreTimeGiven(at, by, Fire, null, Day),
        (at, by) => new MoreTimeDeclined(at, by, Fire, null, Reason),
        (at, _) => new FileRefused(at, null, "floor-plan", Guid.NewGuid()),
        (at, by) => new GrantWithheld(at, by, Fire, Reason),
        (at, _) => new StepLapsed(at, null, Fire, ["lease"]),
        .. Enum.GetValues<CheckResult>()
            .Select(result => (Func<DateTimeOffset, Person, RunEvent>)((at, by) => new CommitmentChecked(at, by, Fire, result, Reason, result == CheckResult.ToRectify ? Day : null))),
        (at, by) => new LicenceRevoked(at, by, Fire, "", Reason),
        (at, _) => new LimitMissed(at, null, Fire, Day),
        (at, _) => new CaseLimitMissed(at, null, Day),
        (at, by) => new AppealFiled(at, by, Fire, "reconsideration", Reason),
        .. Enum.GetValues<AppealOutcome>().Select(result => (Func<DateTimeOffset, Person, RunEvent>)((at, by) => new AppealDecided(at, by, Fire, result, Reason))),
        (at, _) => new DeadlineRecomputed(at, null, Fire, Day, Day.AddDays(1), "cn"),
    ]);

    public static readonly IReadOnlyList<RunEvent> ToDepartment = Events(
    [
        (at, _) => new StepOpened(at, null, Fire),
        (at, _) => new StepReopened(at, null, Fire),
        (at, by) => new StepReassigned(at, by, Fire, null, by, Reason),
        (at, by) => new StepReassigned(at, by, Fire, by, null, Reason),
        (at, by) => new StepReassigned(at, null, Fire, by, by, StepReassigned.Away) { Absence = Guid.NewGuid() },
        (at, by) => new StepEscalated(at, by, Fire, Reason),
        (at, by) => new CorrectionAnswered(at, by, Fire, Guid.NewGuid(), ["premises.area"]),
        (at, by) => new ExtensionAsked(at, by, Fire, new Duration(5, TimeUnit.WorkingDay), Reason),
        (at, by) => new VisitAppointed(at, by, Fire, Guid.NewGuid(), at, [Fire], Reason),
        (at, by) => new VisitCancelled(at, by, Fire, Guid.NewGuid(), [Fire], Reason),
        (at, by) => new FileAttached(at, by, "evacuation-plan", Guid.NewGuid(), "plan.pdf", "00"),
        (at, by) => new MoreTimeAsked(at, by, Fire, null, Day, Reason),
        (at, by) => new QuestionAsked(at, by, Fire, Guid.NewGuid(), "00"),
        (at, by) => new OpinionAsked(at, by, Fire, Guid.NewGuid(), "market-supervision", Day, [], "00"),
        (at, by) => new OpinionAsked(at, by, Fire, Guid.NewGuid(), "market-supervision", null, [], "00"),
        (at, by) => new OpinionGiven(at, by, Fire, Guid.NewGuid(), "market-supervision", Stance.Agree, "00"),
        (at, _) => new LimitMissed(at, null, Fire, Day),
    ]);

    public static readonly IReadOnlyList<RunEvent> ToSupervisors = Events(
    [
        (at, _) => new LimitMissed(at, null, Fire, Day),
        (at, _) => new CaseLimitMissed(at, null, Day),
    ]);

    private const string Fire = "fire-inspection";
    private static readonly DateOnly Day = new(2026, 4, 1);

    /// <summary>Every event that somebody is told of, each with its letter.</summary>
    public async Task OfEvents()
    {
        var id = (await new Given(platform).SubmittedApplication()).Id;
        var application = await platform.InDatabase(db => db.Applications.AsNoTracking().SingleAsync(one => one.Id == id));
        await platform.InDatabase(async db =>
        {
            var (sequence, at) = (application.EventCount, platform.Clock.GetUtcNow());
            foreach (var happened in ToApplicant)
                db.Outbox.Add(OutboxMessage.ToApplicant(application, Record(happened), at));
            foreach (var happened in ToDepartment)
            {
                var task = happened is StepOpened or StepReopened or CorrectionAnswered;
                db.Outbox.Add(happened is StepReassigned { Absence: not null }
                    ? OutboxMessage.ToClerk(id, Record(happened), "fire-rescue", platform.Clerk("fire-rescue").Id, at)
                    : new OutboxMessage(id, Record(happened), "fire-rescue", at, task ? "" : OutboxMessage.OfDepartment + "fire-rescue"));
            }

            foreach (var happened in ToSupervisors)
                db.Outbox.Add(new OutboxMessage(id, Record(happened), null, at, OutboxMessage.OfSupervisors));
            return await db.SaveChangesAsync();

            int Record(RunEvent happened)
            {
                db.Events.Add(new EventRow(id, ++sequence, happened, [], [], HashAlgorithmName.SHA256));
                return sequence;
            }
        });
    }

    /// <summary>Invitations, disputes, appeals, ratings, opinions that are due, cards, licences and bars: all that is told beside events.</summary>
    public async Task OfEverythingElse()
    {
        var child = await platform.Ok(new StartDraft(platform.Citizen, "child-birth", new Dictionary<string, string>
        {
            ["applicant.relation"] = "mother", ["father.isNamed"] = "true",
        }));
        await platform.Ok(new InviteParty(platform.Citizen, child, "father", "father@example.test"));
        await platform.InDatabase(async db =>
        {
            db.Outbox.Add(OutboxMessage.ToApplicant(await db.Applications.SingleAsync(one => one.Id == child), 0, platform.Clock.GetUtcNow(), $"draft-ends/{Day:yyyy-MM-dd}"));
            return await db.SaveChangesAsync();
        });

        var story = new SharedDataStory(platform);
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);
        await platform.Ok(new DisputeFact(platform.Citizen, draft, "business.name", "Another name", "It was renamed last year."));
        await platform.Ok(new AnswerDispute(platform.Clerk("administrative-approval"), draft, "business.name", DisputeVerdict.Corrected, Reason, 0));

        var refused = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new DecideStep(platform.Clerk("tobacco"), refused, "tobacco-licence", Verdict.Refuse, Reason));
        await platform.Ok(new LodgeAppeal(platform.Citizen, refused, "tobacco-licence", Reason));
        var licence = await platform.InDatabase(db => db.Licences.Where(one => one.ApplicationId == refused).Select(one => one.Number).FirstAsync());
        await platform.Ok(new RevokeLicence(platform.Clerk("administrative-approval"), licence, Reason));

        var promises = new PromiseStory(platform);
        var broken = await promises.OnTrust();
        await platform.Ok(new CheckPromise(promises.FireClerk, broken, PromiseStory.Fire, CheckResult.Broken, Reason));
        await platform.Ok(new LiftBar(platform.Supervisor, broken, PromiseStory.Fire, Reason));

        var ratings = new RatingStory(platform);
        foreach (var finding in Enum.GetValues<RatingFinding>())
        {
            var (_, rating) = await ratings.Bad(withName: true);
            await platform.Ok(new RecordContact(platform.Supervisor, rating, ContactManner.Phone, Reason));
            await platform.Ok(new TakeLonger(platform.Supervisor, rating, Reason));
            await platform.Ok(new AnswerRating(platform.Supervisor, rating, finding, Reason));
        }

        var consulted = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new AskForOpinion(platform.Clerk("fire-rescue"), consulted, Fire, "market-supervision", Reason) { WorkingDays = 3 });
        var late = (await new Given(platform).SubmittedApplication()).Id;
        var reminded = 0;
        for (var day = 0; day < 10; day++)
        {
            platform.Clock.Advance(TimeSpan.FromDays(1));
            reminded += await platform.Services.GetRequiredService<RemindOfOpinions>().Run(CancellationToken.None);
        }

        Assert.Equal(2, reminded);
        await platform.Sweep();
        var card = new CardKey(late, "business-registration", CardLimit.Promise, CardColour.Red);
        await platform.Ok(new ContestCard(platform.Clerk("administrative-approval"), card, Reason));
        await platform.Ok(new RuleOnCard(platform.Supervisor, card, CardRuling.Lift, Reason));
        var owed = 0;
        for (var hour = 0; hour < 24 * 14 && owed == 0; hour++, platform.Clock.Advance(TimeSpan.FromHours(1)))
            owed = await platform.Services.GetRequiredService<OweDigests>().Run(CancellationToken.None);
        Assert.NotEqual(0, owed);
    }

    private static List<RunEvent> Events(IEnumerable<Func<DateTimeOffset, Person, RunEvent>> all) =>
        [.. all.Select(one => one(new DateTimeOffset(2026, 3, 3, 1, 30, 0, TimeSpan.Zero), new Person(Guid.NewGuid(), "Wang")))];
}
