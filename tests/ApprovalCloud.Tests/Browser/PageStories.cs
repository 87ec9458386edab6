using ApprovalCloud.Core.Forecasts;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What has to have happened before pages show what they have.</summary>
internal static class PageStories
{
    public const string Tobacco = "tobacco-licence";

    /// <summary>Somebody is away, their task has gone to whoever stands in, and a supervisor has written about it.</summary>
    public static async Task<(Guid Id, Guid Absence)> Away(Platform platform)
    {
        var (anna, bo) = (platform.Clerk("tobacco"), platform.Colleague("tobacco"));
        foreach (var standing in (await platform.Ok(new Core.Absences.ListAbsences(anna))).Mine)
            await platform.Ok(new Core.Absences.EndAbsence(anna, standing.Id));
        var id = (await new Given(platform).ParallelSteps(platform.OtherCitizen)).Id;
        await platform.Ok(new Core.Tasks.ClaimStep(anna, id, Tobacco));
        var today = new Core.Absences.AbsenceOptions().Office.DateOf(platform.Clock.GetUtcNow());
        var absence = await platform.Ok(new Core.Absences.DeclareAbsence(anna, bo.Id, today, today.AddDays(4)));
        await platform.Services.GetRequiredService<Core.Absences.HandOverTasks>().Run(CancellationToken.None);
        await platform.Ok(new Core.Supervision.EscalateStep(platform.Supervisor, id, Tobacco, "The applicant has called three times. 请今天办理。"));
        return (id, absence);
    }

    /// <summary>A licence in force, one that was revoked, and a receipt, as anybody checks them.</summary>
    public static async Task<string[]> Codes(ServedPlatform platform)
    {
        var (valid, revoked) = ((await new Given(platform).ParallelSteps()).Id, (await new Given(platform).ParallelSteps()).Id);
        var number = (await platform.Ok(new Core.Licences.ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == revoked).Number;
        await platform.Ok(new Core.Licences.RevokeLicence(platform.Clerk("administrative-approval"), number, "Obtained with false papers."));
        var addresses = new List<string>();
        foreach (var (id, kind) in new[] { (valid, Core.Documents.DocumentKind.Licence), (revoked, Core.Documents.DocumentKind.Licence), (valid, Core.Documents.DocumentKind.Submission) })
            addresses.Add($"/verify/{(await platform.Document(platform.Citizen, id, kind)).Id:N}");
        return [.. addresses];
    }

    public static async Task<Guid> Block(Platform platform)
    {
        var clerk = platform.Clerk("fire-rescue");
        var title = $"Exits {Guid.NewGuid():N}";
        await platform.Ok(new Core.Blocks.SaveBlock(clerk, null, title, "The ways out are blocked."));
        return (await platform.Ok(new Core.Blocks.ListBlocks(clerk))).Single(block => block.Title == title).Id;
    }

    // The clock goes on, and nobody decides; one of the cards is contested.
    public static async Task<string> Carded(Platform platform, Given given)
    {
        var id = (await given.SubmittedApplication(platform.OtherCitizen)).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();
        await platform.Ok(new Core.Supervision.ContestCard(platform.Clerk("administrative-approval"),
            new(id, "business-registration", Core.Supervision.CardLimit.Promise, Core.Supervision.CardColour.Red), "The registry did not answer."));
        return $"{id}/business-registration/promise";
    }

    /// <summary>What is open is forecast from a past that this platform did not have.</summary>
    public static Task Forecast(Platform platform) => platform.InScope(async services =>
    {
        var (db, random) = (services.GetRequiredService<Core.Data.AppDbContext>(), new Random(7));
        var cases = Enumerable.Range(0, 400).Select(number =>
        {
            var began = platform.Clock.GetUtcNow().AddDays(-400 + (number * 0.9));
            return new PastCase(Given.Restaurant, "Online", began, began.AddDays(1 + (20 * random.NextDouble())), [(began, "business-registration")]);
        });
        var past = new Moments(cases);
        var first = past.EndedBy(0.8);
        if (await db.ForecastModels.FindAsync(ForecastModel.Own) is not { } model)
            db.ForecastModels.Add(model = new ForecastModel(ForecastModel.Own));
        model.Become(Forecaster.Learn(past.Between(past.Earliest, first), past.Between(first, past.Latest)), Evaluation.Of(past), past.Cases, platform.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        await services.GetRequiredService<MakeForecasts>().Run(CancellationToken.None);
    });

    /// <summary>Registries have answered for the draft; and a child's draft for which the father is to agree.</summary>
    public static async Task<Guid> FilledIn(ServedPlatform platform, Guid restaurant)
    {
        var story = new SharedData.SharedDataStory(platform);
        await story.Knows();
        story.Registries.Fails("premises", SharedData.SharedDataStory.Premises, Core.SharedData.LookupOutcome.TooSlow);
        await platform.Ok(new Core.SharedData.Prefill(platform.OtherCitizen, restaurant, []));
        var child = await platform.Ok(new Core.Applications.StartDraft(platform.OtherCitizen, "child-birth", new Dictionary<string, string>
        {
            ["applicant.relation"] = "mother", ["father.isNamed"] = "true",
        }));
        await platform.Ok(new Core.SharedData.InviteParty(platform.OtherCitizen, child, "father", "father@example.test"));
        return child;
    }

    /// <summary>A picture is sent, replaced, and asked about again.</summary>
    public static async Task<(Guid Id, Guid Plan, Guid Correction)> WithFiles(ServedPlatform platform)
    {
        var (story, citizen, id) = (new Materials.FileStory(platform), platform.OtherCitizen, await new Given(platform).Draft(platform.OtherCitizen));
        await story.HandIn(id, Materials.FileStory.Plan, by: citizen);
        var plan = await story.HandIn(id, Materials.FileStory.Plan, Materials.TestFiles.Photo(6), "厨房、设备布局和疏散通道的平面图-2026-03-03-最终版-a-name-without-any-space-that-is-long.jpg", citizen);
        await platform.Ok(new Core.Applications.SubmitApplication(citizen, id));
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("administrative-approval"), id, "business-registration", Core.Tasks.Verdict.Grant, ""));
        return (id, plan.Id, await story.AskFor(id, Materials.FileStory.Plan, citizen));
    }

    /// <summary>A joint visit with somebody's findings, an extension that is asked for, and a special procedure.</summary>
    public static async Task<Guid> WithVisitAndExtension(ServedPlatform platform)
    {
        var id = (await new Given(platform).ParallelSteps(platform.OtherCitizen)).Id;
        var (fire, food, today) = (platform.Clerk("fire-rescue"), platform.Clerk("market-supervision"), DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime));
        await platform.Ok(new Core.Visits.AppointJointVisit(
            food, id, "food-licence", platform.Clock.GetUtcNow().AddHours(1), ["fire-inspection", "environmental-record"], "Have the floor plan ready"));
        await platform.Ok(new Core.Visits.JoinJointVisit(food, id, "food-licence", ["Ann", "Ben"]));
        await platform.Ok(new Core.Visits.RecordVisitFindings(food, id, "food-licence", Engine.Running.VisitFinding.NotInOrder, "No grease trap"));
        await platform.Ok(new Core.Visits.JoinJointVisit(fire, id, "fire-inspection", ["Cai", "Dong"]));
        await platform.Ok(new Core.Tasks.AskForExtension(fire, id, "fire-inspection", 5, "The plan is still missing"));
        await platform.Ok(new Core.Tasks.SuspendStep(
            platform.Clerk("housing-construction"), id, "drainage-permit", Engine.Definition.SpecialProcedure.Testing, "Samples are tested")
        {
            Term = today.AddDays(14),
        });
        return id;
    }

    /// <summary>The step of a building project that has phases, and has just opened.</summary>
    public static async Task<(Guid Application, string Step)> Phased(ServedPlatform platform)
    {
        const string Step = "works-planning-permit";
        var example = platform.Workflows.Examples.First(example => example.Service == "construction-project" && example.Expect.Steps.Any(wave => wave.Contains(Step)) && example.Refuse.Count == 0);
        var id = await platform.Ok(new Core.Applications.StartDraft(platform.Citizen, example.Service, example.Facts.ToDictionary()));
        await platform.Ok(new Core.Applications.SubmitApplication(platform.Citizen, id));
        while ((await platform.Step(id, Step)).Status != Engine.Running.StepStatus.Open)
        {
            foreach (var open in (await platform.Ok(new Core.Applications.GetApplication(platform.Citizen, id))).Steps.Where(step => step.Status == Engine.Running.StepStatus.Open))
                await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk(open.Department), id, open.Key, Core.Tasks.Verdict.Grant, ""));
        }

        return (id, Step);
    }

    /// <summary>A fire inspection on which one department was asked and another has answered, with notes; and what the first is asked.</summary>
    public static async Task<(Guid Application, Guid Opinion)> WithOpinions(ServedPlatform platform)
    {
        var (id, fire) = ((await new Given(platform).ParallelSteps(platform.OtherCitizen)).Id, platform.Clerk("fire-rescue"));
        foreach (var department in new[] { "urban-management", "tobacco" })
        {
            await platform.Ok(new Core.Opinions.AskForOpinion(fire, id, "fire-inspection", department, "Is the pavement wide enough?")
            {
                WorkingDays = 3, Shared = ["premises.address", "premises.area"], Reason = "To know where it is.",
            });
        }

        async Task<Guid> AskedOf(string department) =>
            (await platform.Ok(new Core.Opinions.ListOpinions(platform.Clerk(department)))).First(row => row.ApplicationId == id).Id;
        await platform.Ok(new Core.Opinions.AnswerOpinion(platform.Clerk("tobacco"), id, await AskedOf("tobacco"), Engine.Running.Stance.Disagree, "A school is next to it."));
        await platform.Ok(new Core.Notes.WriteTaskNote(fire, id, "fire-inspection", "The owner is away until Monday."));
        await platform.Ok(new Core.Notes.WriteTaskNote(platform.Colleague("fire-rescue"), id, "fire-inspection", "Called again on Friday."));
        return (id, await AskedOf("urban-management"));
    }

    /// <summary>One step is refused, and another has issued a licence that can be renewed.</summary>
    public static async Task<Guid> Refused(ServedPlatform platform)
    {
        var id = (await new Given(platform).ParallelSteps(platform.OtherCitizen)).Id;
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("market-supervision"), id, "food-licence", Core.Tasks.Verdict.Grant, ""));
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("fire-rescue"), id, "fire-inspection", Core.Tasks.Verdict.Refuse, "The exits are too narrow."));
        return id;
    }

    // Barred is a clerk, who applies for nothing here.
    public static async Task<(Guid Withheld, Guid OnTrust, Guid Broken)> Promised(ServedPlatform platform)
    {
        var story = new Promises.PromiseStory(platform);
        var barred = platform.Clerk("tax") with { Department = null };
        var (withheld, trusted, broken) = (await story.Withheld(platform.OtherCitizen), await story.OnTrust(by: platform.OtherCitizen), await story.OnTrust(by: barred));
        await platform.Ok(new Core.Tasks.CheckPromise(story.FireClerk, broken, Promises.PromiseStory.Fire, Engine.Running.CheckResult.Broken, "The exits were locked."));
        await platform.Ok(new Core.Supervision.LiftBar(platform.Supervisor, broken, Promises.PromiseStory.Fire, "Exits cleared."));
        return (withheld, trusted, broken);
    }

    // One bad rating is answered, with its comment published; another waits.
    public static async Task<(Guid Application, Guid Rating, Guid Waiting)> Rated(ServedPlatform platform)
    {
        var (story, by) = (new Ratings.RatingStory(platform), platform.Supervisor);
        var id = await story.Decided(platform.OtherCitizen);
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("fire-rescue"), id, "fire-inspection", Core.Tasks.Verdict.Grant, ""));
        var rating = await story.Bad(id, platform.OtherCitizen, withName: true, "The counter was closed at noon.");
        await platform.Ok(new Core.Ratings.RecordContact(by, rating, Core.Ratings.ContactManner.Phone, "We talked."));
        await platform.Ok(new Core.Ratings.TakeLonger(by, rating, "Two offices are concerned."));
        await platform.Ok(new Core.Ratings.AnswerRating(by, rating, Core.Ratings.RatingFinding.PutRight, "It is open at noon now."));
        await platform.Ok(new Core.Ratings.ModerateComment(by, rating, Core.Ratings.Moderation.Publish, "The counter was ■.", null));
        var other = await story.Decided(platform.OtherCitizen);
        return (id, rating, await story.Bad(other, platform.OtherCitizen, withName: true, "Nobody answered the telephone."));
    }

    /// <summary>What a registry says of the restaurant is disputed by its applicant.</summary>
    public static async Task<Guid> Disputed(ServedPlatform platform)
    {
        var story = new SharedData.SharedDataStory(platform);
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);
        await platform.Ok(new Core.SharedData.DisputeFact(platform.Citizen, draft, "business.name", "Another name", "It was renamed last year."));
        return draft;
    }

    /// <summary>The other citizen is invited to agree as the seller.</summary>
    public static async Task<(Guid Draft, string Link)> Invited(ServedPlatform platform)
    {
        var draft = await platform.Ok(new Core.Applications.StartDraft(platform.Citizen, "property-transfer", new Dictionary<string, string>()));
        await platform.Ok(new Core.SharedData.InviteParty(platform.Citizen, draft, "seller", "citizen2@example.test"));
        return (draft, await platform.InDatabase(db => Task.FromResult(platform.Services.GetRequiredService<Core.SharedData.InvitationLinks>()
            .Seal(db.Invitations.Single(invitation => invitation.ApplicationId == draft)))));
    }
}
