using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>axe, all rules, on every page in English on a desk and in Chinese on a phone; and in no language is a page wider than its window.</summary>
[Collection(nameof(AllPages))]
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
         "/services/open-a-restaurant/need?premises.area=320&premises.sellsTobacco=true", "/account/sign-in", "/account/register", "/account/forgotten", "/account/reset", "/accessibility",
         "/services/no-such-service", "/verify", "/verify/00000000000000000000000000000000", "/seals", "/statistics", "/statistics?month=2026-02", .. await PageStories.Codes(chromium.Platform)]);

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
        var filled = await PageStories.FilledIn(platform, begun);
        var withheld = await new Promises.PromiseStory(platform).Withheld(platform.OtherCitizen);
        var refused = await PageStories.Refused(platform);
        var renewable = (await platform.Ok(new Core.Licences.ListMyLicences(platform.OtherCitizen))).First(one => one.Renewal is not null).Number;
        await Look("citizen2", culture, width,
            [$"/apply/{begun}/sources", $"/apply/{begun}/dispute/business.name", $"/apply/{filled}/sources", $"/apply/{filled}", "/apply", "/apply/new/open-a-restaurant", $"/apply/{begun}", $"/apply/{begun}?check=true", $"/apply/{begun}/section/business", $"/apply/{begun}/section/business?check=true", $"/apply/{filled}/section/parents", $"/apply/{complete}", $"/apply/{complete}/section/premises", $"/apply/{complete}/section/kitchen", $"/apply/{complete}/materials", $"/apply/{complete}/check", $"/apply/{complete}/discard",
             $"/apply/{refused}/track", $"/apply/{withheld}/track", $"/apply/{refused}/appeal/fire-inspection", "/apply/new/renew-a-food-licence", $"/apply/new/renew-a-food-licence?renews={renewable}",
             "/apply/licences", "/apply/access", $"/apply/access?application={running}", $"/apply/{running}/track", $"/apply/{running}/correct/{correction}", $"/apply/{running}/withdraw", $"/apply/{running}/receipt/fire-inspection", $"/apply/{running}/receipt/business-registration", $"/apply/{running}/sent", $"/apply/{running}/proofs", "/account", "/account/passkeys", "/account/second-factor", "/account/sessions", "/account/sessions?session=others", "/account/password", "/account/notifications", "/apply/notices", $"/apply/{running}/messages/fire-inspection"]);
        var visited = await PageStories.WithVisitAndExtension(platform);
        await Look("citizen2", culture, width, [$"/apply/{visited}/track"]);
        var rated = await PageStories.Rated(platform);
        await Look("citizen2", culture, width,
            [$"/apply/{rated.Application}/ratings", $"/apply/{rated.Application}/rate?step=business-registration", $"/apply/{rated.Application}/rate?step=fire-inspection",
             "/account/data", "/account/data/facts", "/account/data/account", "/account/data/export", "/account/data/delete", "/account/data/email"]);
        var acting = new Delegations.DelegationStory(platform);
        var (asked, held, others) = (await platform.Ok(acting.Giving()), await acting.Given(), await given.Draft());
        await Look("citizen2", culture, width,
            ["/account/delegations", $"/account/delegations/{asked}", $"/account/delegations/{held}", "/apply", $"/apply/new/{Given.Restaurant}", $"/apply/{others}", $"/apply/{others}/check"]);
        await Look("citizen", culture, width, ["/account/delegations", "/account/delegations/new", $"/account/delegations/{held}", "/apply/access"]);
        var (withFiles, _, questioned) = await PageStories.WithFiles(platform);
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
        var refused = await PageStories.Refused(platform);
        await platform.Ok(new Core.Appeals.LodgeAppeal(platform.OtherCitizen, refused, "fire-inspection", "The exits are wide enough."));
        await Look("clerk.fire-rescue", culture, width,
            ["/desk", "/desk?state=decided", $"/desk/{id}/fire-inspection", $"/desk/{id}/fire-inspection/correction", $"/desk/{id}/fire-inspection/intake", $"/desk/{id}/fire-inspection/fix", "/desk/break-glass", "/account", "/account/notifications", "/desk/messages"]);
        await Look("clerk.fire-rescue", culture, width, ["/desk/day", "/desk/keys", "/desk/blocks", $"/desk/blocks/{await PageStories.Block(platform)}", $"/desk/{id}/fire-inspection/similar"]);
        var (consulted, opinion) = await PageStories.WithOpinions(platform);
        await Look("clerk.fire-rescue", culture, width, [$"/desk/{consulted}/fire-inspection", $"/desk/{consulted}/fire-inspection/opinion"]);
        await Look("clerk.urban-management", culture, width, ["/desk/opinions", "/desk/opinions?ended=true", $"/desk/opinions/{consulted}/{opinion}"]);
        var (withFiles, plan, _) = await PageStories.WithFiles(platform);
        await Look("clerk.fire-rescue", culture, width, [$"/desk/{withFiles}/fire-inspection", $"/desk/{withFiles}/fire-inspection/files/{plan}"]);
        var visited = await PageStories.WithVisitAndExtension(platform);
        await Look("clerk.fire-rescue", culture, width,
            ["/desk/visits", "/desk/extensions", $"/desk/{visited}/fire-inspection", $"/desk/{visited}/fire-inspection/visit", $"/desk/{visited}/fire-inspection/extension",
             $"/desk/{id}/fire-inspection/visit", $"/desk/{id}/fire-inspection/extension"]);
        await Look("colleague.fire-rescue", culture, width, [$"/desk/{visited}/fire-inspection/extension"]);
        await Look("clerk.housing-construction", culture, width, [$"/desk/{id}/drainage-permit/procedure", $"/desk/{visited}/drainage-permit", $"/desk/{visited}/drainage-permit/procedure"]);
        var promised = await PageStories.Promised(platform);
        await Look("clerk.market-supervision", culture, width, [$"/desk/{promised.Withheld}/food-licence", $"/desk/{promised.Withheld}/food-licence/received"]);
        await Look("clerk.fire-rescue", culture, width,
            [$"/desk/{promised.OnTrust}/fire-inspection", $"/desk/{promised.OnTrust}/fire-inspection/check", "/desk/checks"]);
        await PageStories.Disputed(platform);
        await AtTheCounter(platform, culture, width);
        var card = await PageStories.Carded(platform, given);
        await Look("clerk.administrative-approval", culture, width, ["/desk/cards", $"/desk/cards/{card}/yellow", $"/desk/cards/{card}/red", $"/desk/{card.Split('/')[0]}/business-registration"]);
        await Look("supervisor", culture, width, ["/watch/cards", "/watch/cards?state=contested", $"/watch/cards/{card}/red"]);
        var rated = await PageStories.Rated(platform);
        await PageStories.Forecast(platform);
        await Look("supervisor", culture, width,
            ["/watch/forecasts", "/watch/ratings", "/watch/ratings?by=step", $"/watch/ratings/{rated.Rating}", $"/watch/ratings/{rated.Waiting}", "/watch/comments", "/watch/comments?state=published",
             $"/watch/comments/{rated.Waiting}", $"/watch/comments/{rated.Rating}"]);
        await Look("clerk.administrative-approval", culture, width, ["/desk/comments", $"/desk/comments/{rated.Rating}"]);
        await Look("clerk.administrative-approval", culture, width, ["/desk/questions", "/desk/licences", $"/desk/licences/{number}"]);
        await Look("supervisor", culture, width,
            ["/watch", "/watch/overdue", "/watch/people", "/watch/overdue?within=all", "/watch/turnaround", "/watch/turnaround?by=month", "/watch/bottlenecks", "/watch/cases?steps=true&from=202601&to=202612", "/watch/turnaround?by=step", "/watch/burden", "/watch/violations", "/watch/bars", $"/watch/bars/{promised.Broken}/fire-inspection", "/watch/appeals", $"/watch/appeals/{refused}/fire-inspection", "/watch/access", $"/watch/access/{looked.Id}/1", $"/watch/applications/{id}", $"/watch/applications/{id}/extend"]);
        await Look("designer", culture, width,
            ["/design", "/design/child-birth/1", "/design/open-a-restaurant/1", "/design/construction-project/1", "/design/vocabulary", "/design/registries", "/design/laws", "/design/calendars"]);
    }

    [Theory]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task Pages_OfAbsencesAndMovedTasks_HaveNoViolation(string culture, int width)
    {
        var platform = chromium.Platform;
        var (id, away) = await PageStories.Away(platform);
        await Look("clerk.tobacco", culture, width, ["/desk/absence", $"/desk/absence/{away}", "/desk/notices", "/account/notifications"]);
        await Look("colleague.tobacco", culture, width, ["/desk/absence", "/desk/notices", $"/desk/{id}/{PageStories.Tobacco}"]);
        await Look("supervisor", culture, width,
            [$"/watch/people/tobacco/{platform.Colleague("tobacco").Id}", $"/watch/applications/{id}/escalate/{PageStories.Tobacco}", $"/watch/applications/{id}/move/{PageStories.Tobacco}",
                $"/watch/applications/{id}", "/account/notifications"]);
    }

    // Of several ticked tasks a clerk is told what came of each.
    [Theory]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task Pages_OfTheQueue_HaveNoViolation(string culture, int width)
    {
        await chromium.Platform.Ok(new Core.Tasks.SaveFilter(chromium.Platform.Clerk("health"), "新生儿", Core.Tasks.TaskFilter.Open, new() { Step = Promises.BirthStory.Vaccination }));
        await Look("clerk.health", culture, width, ["/desk", "/desk?due=late", "/desk?search=x&handler=save", "/desk/bulk"]);
        var story = new Promises.BirthStory(chromium.Platform);
        foreach (var weight in new[] { "3250", "2100" })
            await story.Grant(await story.Submitted(weight, isKnown: false, chromium.Platform.OtherCitizen), Promises.BirthStory.Certificate);
        var page = await chromium.Open("clerk.health", culture, width);
        await page.GotoAsync("/desk?step=vaccination-record");
        foreach (var tick in await page.Locator("[name=Task]:visible").AllAsync())
            await tick.CheckAsync();
        Assert.Empty(await page.Wrong(width, 320));
        await page.EvaluateAsync("document.querySelector('details').open = true");
        Assert.Empty(await page.Wrong(width, 320));
        await page.Follow("#bulk button >> nth=-1");
        Assert.Empty(await page.Wrong(width, 320));
        await page.Follow("form[action*=Grant] button");
        Assert.Empty(await page.Wrong(width, 320));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

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

    private async Task Look(string? account, string culture, int width, string[] addresses)
    {
        var page = await chromium.Open(account, culture, width);
        var wrong = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            // In zh-Hant a page is that of zh-Hans in other characters: axe looks at the same.
            wrong.AddRange(culture == "zh-Hant" ? await page.TooWide(width, 320) : await page.Wrong(width, 320));
            Assert.Equal(culture, await page.GetAttributeAsync("html", "lang"));
        }

        // A page that stays open goes on with its work beside the next ones.
        await page.Context.CloseAsync();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
