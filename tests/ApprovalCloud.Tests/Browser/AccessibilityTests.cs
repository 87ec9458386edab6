using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>axe, all rules, on every page in every language, on a phone and on a desk; and no page is wider than its window.</summary>
[Collection(nameof(Chromium))]
public sealed class AccessibilityTests(Chromium chromium) : IAsyncDisposable
{
    public static TheoryData<string, int> LanguagesAndWidths => new()
    {
        { "en", 1440 }, { "zh-Hans", 390 }, { "zh-Hant", 1440 },
    };

    [Theory]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task Pages_ForAnybody_HaveNoViolation(string culture, int width) => await Look(null, culture, width,
        ["/", "/?q=cy", "/departments/fire-rescue", "/offline", "/services/open-a-restaurant", "/services/construction-project", "/services/open-a-restaurant/need",
         "/services/open-a-restaurant/need?premises.area=320&premises.sellsTobacco=true", "/account/sign-in", "/account/register", "/accessibility",
         "/services/no-such-service", "/verify", "/verify/00000000000000000000000000000000", .. await Codes(chromium.Platform)]);

    [Theory]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task Pages_OfCitizens_HaveNoViolation(string culture, int width)
    {
        var (platform, given) = (chromium.Platform, new Given(chromium.Platform));
        var complete = await given.Draft(platform.OtherCitizen);
        var begun = await given.Draft(platform.OtherCitizen, answers => answers.Clear());
        var running = (await given.ParallelSteps(platform.OtherCitizen)).Id;
        await platform.Ok(new Core.Tasks.AskForCorrection(platform.Clerk("fire-rescue"), running, "fire-inspection",
            [new("premises.area", Engine.Running.CorrectionKind.Wrong, "Measure again")], "Please measure again"));
        await platform.Ok(new Core.Tasks.GetTask(platform.Clerk("fire-rescue"), running, "fire-inspection"));
        var correction = (await platform.Ok(new Core.Applications.GetApplication(platform.OtherCitizen, running))).Steps
            .Single(step => step.CorrectionId is not null).CorrectionId;
        var filled = await FilledIn(platform, begun);
        var withheld = await new Promises.PromiseStory(platform).Withheld(platform.OtherCitizen);
        var refused = await Refused(platform);
        var renewable = (await platform.Ok(new Core.Licences.ListMyLicences(platform.OtherCitizen))).First(one => one.Renewal is not null).Number;
        await Look("citizen2", culture, width,
            [$"/apply/{begun}/sources", $"/apply/{begun}/dispute/business.name", $"/apply/{filled}/sources", $"/apply/{filled}", "/apply", "/apply/new/open-a-restaurant", $"/apply/{begun}", $"/apply/{begun}?check=true", $"/apply/{begun}/section/business", $"/apply/{begun}/section/business?check=true", $"/apply/{filled}/section/parents", $"/apply/{complete}", $"/apply/{complete}/section/premises", $"/apply/{complete}/section/kitchen", $"/apply/{complete}/materials", $"/apply/{complete}/check", $"/apply/{complete}/discard",
             $"/apply/{refused}/track", $"/apply/{withheld}/track", $"/apply/{refused}/appeal/fire-inspection", "/apply/new/renew-a-food-licence", $"/apply/new/renew-a-food-licence?renews={renewable}",
             "/apply/licences", "/apply/access", $"/apply/access?application={running}", $"/apply/{running}/track", $"/apply/{running}/correct/{correction}", $"/apply/{running}/withdraw", $"/apply/{running}/receipt/fire-inspection", $"/apply/{running}/receipt/business-registration", $"/apply/{running}/sent", "/account", "/account/passkeys", "/account/notifications", "/apply/notices", $"/apply/{running}/messages/fire-inspection"]);
        var visited = await WithVisitAndExtension(platform);
        await Look("citizen2", culture, width, [$"/apply/{visited}/track"]);
        var rated = await Rated(platform);
        await Look("citizen2", culture, width,
            [$"/apply/{rated.Application}/ratings", $"/apply/{rated.Application}/rate?step=business-registration", $"/apply/{rated.Application}/rate?step=fire-inspection",
             "/account/data", "/account/data/facts", "/account/data/account", "/account/data/export", "/account/data/delete", "/account/data/email?email=a@example.test&token=x"]);
        var acting = new Delegations.DelegationStory(platform);
        var (asked, held, others) = (await platform.Ok(acting.Giving()), await acting.Given(), await given.Draft());
        await Look("citizen2", culture, width,
            ["/account/delegations", $"/account/delegations/{asked}", $"/account/delegations/{held}", "/apply", $"/apply/new/{Given.Restaurant}", $"/apply/{others}", $"/apply/{others}/check"]);
        await Look("citizen", culture, width, ["/account/delegations", "/account/delegations/new", $"/account/delegations/{held}", "/apply/access"]);
        var (withFiles, _, questioned) = await WithFiles(platform);
        await Look("citizen2", culture, width, [$"/apply/{withFiles}/materials", $"/apply/{withFiles}/materials?correction={questioned}", $"/apply/{withFiles}/correct/{questioned}", $"/apply/{withFiles}/track"]);
    }

    [Theory]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task Pages_OfStaff_HaveNoViolation(string culture, int width)
    {
        var (platform, given) = (chromium.Platform, new Given(chromium.Platform));
        var id = (await given.ParallelSteps(platform.OtherCitizen)).Id;
        var looked = await given.SubmittedApplication(platform.OtherCitizen);
        await platform.Ok(new Core.Tasks.BreakGlass(platform.Clerk("fire-rescue"), looked.Number, "An inspector stands at the door and asks who applied."));
        var number = (await platform.Ok(new Core.Licences.ListMyLicences(platform.OtherCitizen)))[0].Number;
        var refused = await Refused(platform);
        await platform.Ok(new Core.Appeals.LodgeAppeal(platform.OtherCitizen, refused, "fire-inspection", "The exits are wide enough."));
        await Look("clerk.fire-rescue", culture, width,
            ["/desk", "/desk?state=decided", $"/desk/{id}/fire-inspection", $"/desk/{id}/fire-inspection/correction", $"/desk/{id}/fire-inspection/intake", $"/desk/{id}/fire-inspection/fix", "/desk/break-glass", "/account", "/account/notifications", "/desk/messages"]);
        var (withFiles, plan, _) = await WithFiles(platform);
        await Look("clerk.fire-rescue", culture, width, [$"/desk/{withFiles}/fire-inspection", $"/desk/{withFiles}/fire-inspection/files/{plan}"]);
        var visited = await WithVisitAndExtension(platform);
        await Look("clerk.fire-rescue", culture, width,
            ["/desk/visits", "/desk/extensions", $"/desk/{visited}/fire-inspection", $"/desk/{visited}/fire-inspection/visit", $"/desk/{visited}/fire-inspection/extension",
             $"/desk/{id}/fire-inspection/visit", $"/desk/{id}/fire-inspection/extension"]);
        await Look("colleague.fire-rescue", culture, width, [$"/desk/{visited}/fire-inspection/extension"]);
        await Look("clerk.housing-construction", culture, width, [$"/desk/{id}/drainage-permit/procedure", $"/desk/{visited}/drainage-permit", $"/desk/{visited}/drainage-permit/procedure"]);
        var promised = await Promised(platform);
        await Look("clerk.market-supervision", culture, width, [$"/desk/{promised.Withheld}/food-licence", $"/desk/{promised.Withheld}/food-licence/received"]);
        await Look("clerk.fire-rescue", culture, width,
            [$"/desk/{promised.OnTrust}/fire-inspection", $"/desk/{promised.OnTrust}/fire-inspection/check", "/desk/checks"]);
        await Disputed(platform);
        await AtTheCounter(platform, culture, width);
        var card = await Carded(platform, given);
        await Look("clerk.administrative-approval", culture, width, ["/desk/cards", $"/desk/cards/{card}/yellow", $"/desk/cards/{card}/red", $"/desk/{card.Split('/')[0]}/business-registration"]);
        await Look("supervisor", culture, width, ["/watch/cards", "/watch/cards?state=contested", $"/watch/cards/{card}/red"]);
        var rated = await Rated(platform);
        await Look("supervisor", culture, width,
            ["/watch/ratings", "/watch/ratings?by=step", $"/watch/ratings/{rated.Rating}", $"/watch/ratings/{rated.Waiting}", "/watch/comments", "/watch/comments?state=published",
             $"/watch/comments/{rated.Waiting}", $"/watch/comments/{rated.Rating}"]);
        await Look("clerk.administrative-approval", culture, width, ["/desk/comments", $"/desk/comments/{rated.Rating}"]);
        await Look("clerk.administrative-approval", culture, width, ["/desk/questions", "/desk/licences", $"/desk/licences/{number}"]);
        await Look("supervisor", culture, width,
            ["/watch", "/watch/overdue", "/watch/turnaround", "/watch/turnaround?by=step", "/watch/burden", "/watch/violations", "/watch/bars", $"/watch/bars/{promised.Broken}/fire-inspection", "/watch/appeals", $"/watch/appeals/{refused}/fire-inspection", "/watch/access", $"/watch/access/{looked.Id}/1", $"/watch/applications/{id}", $"/watch/applications/{id}/extend"]);
        await Look("designer", culture, width,
            ["/design", "/design/child-birth/1", "/design/open-a-restaurant/1", "/design/construction-project/1", "/design/vocabulary", "/design/registries", "/design/laws", "/design/calendars"]);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    /// <summary>A licence in force, one that was revoked, and a receipt, as anybody checks them.</summary>
    private static async Task<string[]> Codes(ServedPlatform platform)
    {
        var (valid, revoked) = ((await new Given(platform).ParallelSteps()).Id, (await new Given(platform).ParallelSteps()).Id);
        var number = (await platform.Ok(new Core.Licences.ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == revoked).Number;
        await platform.Ok(new Core.Licences.RevokeLicence(platform.Clerk("administrative-approval"), number, "Obtained with false papers."));
        var addresses = new List<string>();
        foreach (var (id, kind) in new[] { (valid, Core.Documents.DocumentKind.Licence), (revoked, Core.Documents.DocumentKind.Licence), (valid, Core.Documents.DocumentKind.Submission) })
            addresses.Add($"/verify/{(await platform.Document(platform.Citizen, id, kind)).Id:N}");
        return [.. addresses];
    }

    private async Task AtTheCounter(Platform platform, string culture, int width)
    {
        var counter = new Counter.CounterStory(platform);
        await counter.NobodyThere();
        await Look("assistant", culture, width, ["/counter"]);
        var session = await counter.Opened(Core.Demo.SampleCitizens.OtherCitizen);
        await Look("assistant", culture, width, ["/counter", "/counter/person", "/counter/consent"]);
        await platform.Ok(new Core.Counter.ConfirmPresence(counter.Worker, session, Counter.CounterStory.OnPaper));
        var draft = await platform.Ok(new Core.Counter.BeginAtCounter(counter.Worker, session, Given.Restaurant));
        await platform.Ok(new Core.Applications.SaveAnswers(await counter.At(draft), draft, Given.LargeRestaurant(platform.Workflows).Facts, KeepInvalid: false));
        await Look("assistant", culture, width, ["/counter/person", $"/apply/{draft}", $"/apply/{draft}/check", $"/counter/send/{draft}"]);
        await platform.Ok(new Core.Counter.ConfirmFiling(await counter.At(draft), draft, Counter.CounterStory.OnPaper));
        await platform.Ok(new Core.Applications.SubmitApplication(await counter.At(draft), draft));
        await Look("assistant", culture, width, ["/counter/person", $"/counter/receipt/{draft}"]);
        await platform.Ok(new Core.Counter.EndCounter(counter.Worker, session));
        await Look("assistant", culture, width, ["/counter"]);
    }

    // The clock goes on, and nobody decides; one of the cards is contested.
    private static async Task<string> Carded(Platform platform, Given given)
    {
        var id = (await given.SubmittedApplication(platform.OtherCitizen)).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();
        await platform.Ok(new Core.Supervision.ContestCard(platform.Clerk("administrative-approval"),
            new(id, "business-registration", Core.Supervision.CardLimit.Promise, Core.Supervision.CardColour.Red), "The registry did not answer."));
        return $"{id}/business-registration/promise";
    }

    private async Task Look(string? account, string culture, int width, string[] addresses)
    {
        var page = await chromium.Open(account, culture, width);
        var wrong = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            wrong.AddRange((await page.Faults()).Select(fault => $"{address} {culture} {width}: {fault}"));
            // The last is 1280 px at 400 %, as WCAG 2.2 asks (1.4.10).
            foreach (var window in new[] { width, 320 })
            {
                await page.SetViewportSizeAsync(window, 900);
                if (await page.EvaluateAsync<string?>(WiderThanTheWindow) is { } widest)
                    wrong.Add($"{address} {culture} is wider than {window} px: {widest}");
            }

            await page.SetViewportSizeAsync(width, 900);
            Assert.Equal(culture, await page.GetAttributeAsync("html", "lang"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // The innermost of what reaches furthest to the right, where the page can be scrolled sideways.
    private const string WiderThanTheWindow = """
        () => document.documentElement.scrollWidth <= innerWidth ? null
            : [...document.querySelectorAll('body *')].filter((one) => !one.closest('.app-scroll') && one.getBoundingClientRect().right > innerWidth)
                .reduce((last, one) => !last || one.getBoundingClientRect().right >= last.getBoundingClientRect().right ? one : last, null)?.outerHTML.slice(0, 200) ?? 'something'
        """;

    /// <summary>Registries have answered for the draft; and a child's draft for which the father is to agree.</summary>
    private static async Task<Guid> FilledIn(ServedPlatform platform, Guid restaurant)
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
    private static async Task<(Guid Id, Guid Plan, Guid Correction)> WithFiles(ServedPlatform platform)
    {
        var (story, citizen, id) = (new Materials.FileStory(platform), platform.OtherCitizen, await new Given(platform).Draft(platform.OtherCitizen));
        await story.HandIn(id, Materials.FileStory.Plan, by: citizen);
        var plan = await story.HandIn(id, Materials.FileStory.Plan, Materials.TestFiles.Photo(6), "厨房、设备布局和疏散通道的平面图-2026-03-03-最终版-a-name-without-any-space-that-is-long.jpg", citizen);
        await platform.Ok(new Core.Applications.SubmitApplication(citizen, id));
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("administrative-approval"), id, "business-registration", Core.Tasks.Verdict.Grant, ""));
        return (id, plan.Id, await story.AskFor(id, Materials.FileStory.Plan, citizen));
    }

    /// <summary>A joint visit with somebody's findings, an extension that is asked for, and a special procedure.</summary>
    private static async Task<Guid> WithVisitAndExtension(ServedPlatform platform)
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

    /// <summary>One step is refused, and another has issued a licence that can be renewed.</summary>
    private static async Task<Guid> Refused(ServedPlatform platform)
    {
        var id = (await new Given(platform).ParallelSteps(platform.OtherCitizen)).Id;
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("market-supervision"), id, "food-licence", Core.Tasks.Verdict.Grant, ""));
        await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("fire-rescue"), id, "fire-inspection", Core.Tasks.Verdict.Refuse, "The exits are too narrow."));
        return id;
    }

    // Barred is a clerk, who applies for nothing here.
    private static async Task<(Guid Withheld, Guid OnTrust, Guid Broken)> Promised(ServedPlatform platform)
    {
        var story = new Promises.PromiseStory(platform);
        var barred = platform.Clerk("tax") with { Department = null };
        var (withheld, trusted, broken) = (await story.Withheld(platform.OtherCitizen), await story.OnTrust(by: platform.OtherCitizen), await story.OnTrust(by: barred));
        await platform.Ok(new Core.Tasks.CheckPromise(story.FireClerk, broken, Promises.PromiseStory.Fire, Engine.Running.CheckResult.Broken, "The exits were locked."));
        await platform.Ok(new Core.Supervision.LiftBar(platform.Supervisor, broken, Promises.PromiseStory.Fire, "Exits cleared."));
        return (withheld, trusted, broken);
    }

    // One bad rating is answered, with its comment published; another waits.
    private static async Task<(Guid Application, Guid Rating, Guid Waiting)> Rated(ServedPlatform platform)
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

    private static async Task Disputed(ServedPlatform platform)
    {
        var story = new SharedData.SharedDataStory(platform);
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);
        await platform.Ok(new Core.SharedData.DisputeFact(platform.Citizen, draft, "business.name", "Another name", "It was renamed last year."));
    }
}
