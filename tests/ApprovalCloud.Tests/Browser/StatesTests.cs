using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Pages where nothing is, where something is over, and where nobody may be: axe finds nothing, and nothing is wider than a phone.</summary>
[Collection(nameof(AllPages))]
public sealed class StatesTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = FileStory.Fire;

    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task EmptyLists_HaveNoViolation(string culture)
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await Platform.Ok(new AddUser(email, "Somebody New", SamplePeople.Password));
        await Look(culture, email.Split('@')[0],
            "/apply", "/apply/licences", "/apply/access", "/apply/notices", "/account", "/account/passkeys", "/account/delegations", "/account/data", "/account/data/facts",
            "/services/open-a-restaurant");
        await Look(culture, "clerk.civil-affairs",
            "/desk", "/desk?state=decided", "/desk/visits", "/desk/extensions", "/desk/checks", "/desk/cards", "/desk/questions", "/desk/messages", "/desk/comments", "/desk/licences",
            "/desk/next");
        await Look(culture, "supervisor",
            "/watch?department=civil-affairs", "/watch/overdue?department=civil-affairs", "/watch/turnaround?service=property-transfer", "/watch/violations?department=civil-affairs",
            "/watch/cards?department=civil-affairs", "/watch/comments?state=withheld", "/watch/forecasts?service=property-transfer");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task WhatIsOver_HasNoViolation(string culture)
    {
        var (given, by) = (new Given(Platform), Platform.OtherCitizen);
        var (withdrawn, ended) = ((await given.ParallelSteps(by)).Id, await new Ratings.RatingStory(Platform).Ended(by));
        await Platform.Ok(new WithdrawApplication(by, withdrawn, "The lease fell through."));
        var refused = await PageStories.Refused(Platform);
        var appealed = await PageStories.Refused(Platform);
        await Platform.Ok(new Core.Appeals.LodgeAppeal(by, appealed, Fire, "The exits are wide enough."));
        await Platform.Ok(new Core.Appeals.RuleOnAppeal(Platform.Supervisor, appealed, Fire, AppealOutcome.Dismissed, "They are not."));
        var number = (await Platform.Ok(new Core.Licences.ListMyLicences(by))).First(one => one.ApplicationId == refused).Number;
        await Platform.Ok(new Core.Licences.RevokeLicence(Platform.Clerk("administrative-approval"), number, "Obtained with false papers."));
        var (accepted, declined) = (await PageStories.Invited(Platform), await PageStories.Invited(Platform));
        await Platform.Ok(new AnswerInvitation(by, accepted.Link, Agrees: true, []));
        await Platform.Ok(new AnswerInvitation(by, declined.Link, Agrees: false, []));
        var delegation = await new Delegations.DelegationStory(Platform).Given();
        await Platform.Ok(new Core.Delegations.EndDelegation(Platform.Citizen, delegation));
        await Look(culture, "citizen2",
            "/apply", $"/apply/{withdrawn}/track", $"/apply/{withdrawn}/withdraw", $"/apply/{withdrawn}/materials", $"/apply/{withdrawn}/ratings", $"/apply/{withdrawn}/messages/{Fire}",
            $"/apply/{ended}/track", $"/apply/{ended}/sent", $"/apply/{ended}/ratings", $"/apply/{refused}/track", $"/apply/{appealed}/track", $"/apply/{appealed}/appeal/{Fire}",
            "/apply/licences", $"/apply/invitation/{accepted.Link}", $"/apply/invitation/{declined.Link}", "/apply/invitation/nonsense", $"/account/delegations/{delegation}");
        await Look(culture, "citizen", $"/apply/{accepted.Draft}/sources", $"/apply/{declined.Draft}/sources", "/account/delegations");
        await Look(culture, "clerk.fire-rescue",
            $"/desk/{withdrawn}/{Fire}", $"/desk/{ended}/{Fire}", $"/desk/{appealed}/{Fire}", $"/desk/{appealed}/{Fire}/intake", $"/desk/{appealed}/{Fire}/correction",
            $"/desk/{appealed}/{Fire}/fix", $"/desk/{appealed}/{Fire}/visit", $"/desk/{appealed}/{Fire}/extension");
        await Look(culture, "clerk.administrative-approval", $"/desk/licences/{number}");
        await Look(culture, "supervisor", $"/watch/appeals/{appealed}/{Fire}", $"/watch/applications/{withdrawn}", $"/watch/applications/{ended}", $"/watch/applications/{ended}/extend");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task WhereNobodyMayBe_OrSomethingWentWrong_HasNoViolation(string culture)
    {
        await Look(culture, null, "/offline", "/no-such-page", "/error/400", "/error/403", "/error/409", "/error/413", "/error/429", "/error/500", "/error/503");
        await Look(culture, "citizen2", $"/apply/{Guid.NewGuid()}/track", "/watch", "/desk", "/counter");
        await Look(culture, "clerk.fire-rescue", $"/desk/{Guid.NewGuid()}/{Fire}", "/watch");
        await Look(culture, "assistant", "/apply", "/desk");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Files_InEveryState_HaveNoViolation(string culture)
    {
        var (story, by) = (new FileStory(Platform), Platform.OtherCitizen);
        var (id, pdf) = await story.Sent(by);
        await story.AskFor(id, FileStory.Plan, by);
        var name = $"{new string('x', 90)}.jpg";
        var picture = await story.HandIn(id, FileStory.Plan, TestFiles.Photo(6), name, by);
        await Look(culture, "clerk.fire-rescue", $"/desk/{id}/{Fire}", $"/desk/{id}/{Fire}/files/{pdf.Id}", $"/desk/{id}/{Fire}/files/{picture.Id}");

        var draft = await new Given(Platform).Draft(by);
        await Platform.Ok(new Core.Materials.BeginUpload(by, draft, FileStory.Evacuation, name, 1_000));
        var page = await chromium.Open("citizen2", culture, 390);
        await page.GotoAsync($"/apply/{draft}/materials");
        await page.SetInputFilesAsync($"input[name='file-{FileStory.Plan}']", new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = "<html>"u8.ToArray() });
        await page.Locator($"#material-{FileStory.Plan} .govuk-error-message").WaitForAsync();
        Assert.Equal([], await page.Wrong(390, 320));
        await page.Context.SetOfflineAsync(true);
        await page.SetInputFilesAsync($"input[name='file-{FileStory.Plan}']", new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = TestFiles.Photo(6) });
        await page.Locator($"#material-{FileStory.Plan} [data-again]").WaitForAsync();
        Assert.Equal([], await page.Wrong(390, 320));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task WhatOthersDidMeanwhile_HasNoViolation(string culture)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var (clerk, late) = (await chromium.Open("clerk.fire-rescue", culture, 390), await chromium.Open("clerk.fire-rescue", culture, 390));
        await clerk.GotoAsync($"/desk/{id}/{Fire}");
        await late.GotoAsync($"/desk/{id}/{Fire}/intake");
        await Platform.Ok(new DecideStep(Platform.Colleague("fire-rescue"), id, Fire, Verdict.Grant, ""));
        await clerk.FillDecision("Refuse", new string('x', 400));
        Assert.Equal([], await clerk.Wrong(390, 320));
        await late.Choose("Accept");
        await late.Press(late.Locator("main form:has([name=Outcome]) button.govuk-button"));
        Assert.Equal([], await late.Wrong(390, 320));

        var draft = await new Given(Platform).Draft(Platform.OtherCitizen);
        var first = await chromium.Open("citizen2", culture, 390);
        var second = await first.Context.NewPageAsync();
        foreach (var (page, area) in new[] { (second, "200"), (first, "100") })
        {
            await page.GotoAsync($"/apply/{draft}/section/premises");
            await page.FillAsync("[name='premises.area']", area);
        }

        await first.SaveAndContinue();
        await second.SaveAndContinue();
        Assert.Equal(2, await second.Locator("[name='keep.premises.area']").CountAsync());
        Assert.Equal([], await second.Wrong(390, 320));
        await second.GotoAsync($"/apply/{draft}/section/premises");
        await second.Context.SetOfflineAsync(true);
        await second.FillAsync("[name='premises.area']", "300");
        await second.PressAsync("[name='premises.area']", "Tab");
        await second.Locator("[data-not-saved=unreachable]").WaitForAsync();
        Assert.Equal([], await second.Wrong(390, 320));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task Look(string culture, string? account, params string[] addresses)
    {
        var (page, wrong) = (await chromium.Open(account, culture, 390), new List<string>());
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            wrong.AddRange(await page.Wrong(390, 320));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
