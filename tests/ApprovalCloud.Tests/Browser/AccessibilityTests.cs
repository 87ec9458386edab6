using ApprovalCloud.Tests.Support;
using Deque.AxeCore.Playwright;
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
        ["/", "/?q=cy", "/services/open-a-restaurant", "/services/construction-project", "/services/open-a-restaurant/need",
         "/services/open-a-restaurant/need?premises.area=320&premises.sellsTobacco=true", "/account/sign-in", "/account/register", "/accessibility",
         "/services/no-such-service"]);

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
        await Look("citizen2", culture, width,
            [$"/apply/{begun}/sources", $"/apply/{begun}/dispute/business.name", $"/apply/{filled}/sources", $"/apply/{filled}", "/apply", "/apply/new/open-a-restaurant", $"/apply/{begun}", $"/apply/{complete}", $"/apply/{complete}/check", $"/apply/{complete}/discard",
             "/apply/licences", "/apply/access", $"/apply/access?application={running}", $"/apply/{running}/track", $"/apply/{running}/correct/{correction}", $"/apply/{running}/withdraw", "/account"]);
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
        await Look("clerk.fire-rescue", culture, width,
            ["/desk", "/desk?state=decided", $"/desk/{id}/fire-inspection", $"/desk/{id}/fire-inspection/correction", "/desk/break-glass", "/account"]);
        await Disputed(platform);
        var card = await Carded(platform, given);
        await Look("clerk.administrative-approval", culture, width, ["/desk/cards", $"/desk/cards/{card}/yellow", $"/desk/cards/{card}/red", $"/desk/{card.Split('/')[0]}/business-registration"]);
        await Look("supervisor", culture, width, ["/watch/cards", "/watch/cards?state=contested", $"/watch/cards/{card}/red"]);
        await Look("clerk.administrative-approval", culture, width, ["/desk/questions", "/desk/licences", $"/desk/licences/{number}"]);
        await Look("supervisor", culture, width,
            ["/watch", "/watch/overdue", "/watch/turnaround", "/watch/turnaround?by=step", "/watch/burden", "/watch/access", $"/watch/access/{looked.Id}/1", $"/watch/applications/{id}"]);
        await Look("designer", culture, width,
            ["/design", "/design/open-a-restaurant/1", "/design/construction-project/1", "/design/vocabulary", "/design/registries", "/design/calendars"]);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

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
        foreach (var address in addresses)
        {
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            var found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, $"{address} {culture} {width}: {string.Join("; ", found.Violations.Select(one => $"{one.Id} {one.Nodes[0].Html}"))}");
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
                $"{address} {culture} is wider than {width} px");
            Assert.Equal(culture, await page.GetAttributeAsync("html", "lang"));
            await page.SetViewportSizeAsync(390, 900);
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
                $"{address} {culture} is wider than a phone");
            await page.SetViewportSizeAsync(width, 900);
        }
    }

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

    private static async Task Disputed(ServedPlatform platform)
    {
        var story = new SharedData.SharedDataStory(platform);
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);
        await platform.Ok(new Core.SharedData.DisputeFact(platform.Citizen, draft, "business.name", "Another name", "It was renamed last year."));
    }
}
