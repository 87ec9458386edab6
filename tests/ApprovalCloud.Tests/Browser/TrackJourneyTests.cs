using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What a citizen follows and answers on a phone, in each language, with and without JavaScript.</summary>
[Collection(nameof(Chromium))]
public sealed class TrackJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = "fire-inspection";

    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Correction_IsAnsweredItemByItem_FromWhatWaitsOnTop(string culture, bool javaScript)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        await Platform.Ok(new AskForCorrection(Platform.Clerk("fire-rescue"), id, Fire,
            [new("premises.area", CorrectionKind.Wrong, "Measure again"), new("premises.seats", CorrectionKind.Unclear, "Count again")], "Please look again")
        {
            Term = Platform.Today().AddDays(10),
        });
        var page = await chromium.Phone("citizen2", culture, javaScript);
        await page.GotoAsync("/apply");
        var link = page.Locator($"section[aria-labelledby=waiting] a[href^='/apply/{id}/correct/']");
        await page.Follow(link);
        Assert.Equal(["premises.area", "premises.seats"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#correct > section[id^=item-]')].map(one => one.id.slice(5))"));

        await page.Answer("premises.area", "330");
        await page.Answer("premises.seats", "70");
        await page.Send("main form button.govuk-button");

        await page.WaitForURLAsync($"**/apply/{id}/track");
        Assert.Equal(0, await page.Locator("section[aria-labelledby=waiting]").CountAsync());
        Assert.Equal(["premises.area", "premises.seats"], (await Platform.EventsOf<CorrectionAnswered>(id, Fire)).Single().Changed);
        await page.Fits();
    }

    [Theory]
    [InlineData("en", "“")]
    [InlineData("zh-Hans", "消防")]
    [InlineData("zh-Hant", "消防")]
    public async Task Change_IsSeenWithoutReload_AndAnnounced(string culture, string words)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var page = await chromium.Open("citizen2", culture, 390);
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync($"/apply/{id}/track"), response => response.Url.Contains("/live?after=", StringComparison.Ordinal));
        await page.EvaluateAsync("window.sameDocument = true");
        Assert.Equal("", (await page.InnerTextAsync("#status [role=status]")).Trim());

        await Platform.Ok(new DecideStep(Platform.Clerk("fire-rescue"), id, Fire, Verdict.Grant, "The exits are clear."));

        await page.Locator("#status [role=status] p").WaitForAsync();
        Assert.Contains(words, await page.InnerTextAsync("#status [role=status]"));
        Assert.Contains("The exits are clear.", await page.InnerTextAsync("#status"));
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
        await page.Fits();
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Question_IsAskedOfTheDepartment_AndItsAnswerRead(string culture, bool javaScript)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        await citizen.Follow(citizen.Locator($"#status a[href='/apply/{id}/messages/{Fire}']"));
        await citizen.Locator("[name=Text]").FillAsync("May my manager be there?");
        await citizen.Send("main form button.govuk-button");
        Assert.Contains("May my manager be there?", await citizen.InnerTextAsync(".app-thread"));
        await citizen.Fits();

        var clerk = await chromium.Phone("clerk.fire-rescue", culture, javaScript);
        await clerk.GotoAsync("/desk/messages");
        await clerk.Fits();
        await clerk.Follow(clerk.Locator($"main a[href^='/desk/{id}/{Fire}']"));
        await clerk.Locator("[name='Reply.Text']").FillAsync("Yes, with a letter from you.");
        await clerk.Send("form[action*='handler=Answer'] button");
        await clerk.Fits();

        await citizen.GotoAsync("/apply/notices");
        await citizen.Follow(citizen.Locator($"main a[href^='/apply/notices/{id}/']").First);
        await citizen.WaitForURLAsync($"**/apply/{id}/messages/{Fire}");
        Assert.Contains("Yes, with a letter from you.", await citizen.InnerTextAsync(".app-thread"));
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Withdrawal_SaysWhatItEnds_AndEndsIt(string culture, bool javaScript)
    {
        var application = await new Given(Platform).ParallelSteps(Platform.OtherCitizen);
        var page = await chromium.Phone("citizen2", culture, javaScript);
        await page.GotoAsync($"/apply/{application.Id}/track");
        await page.Follow($"main a[href='/apply/{application.Id}/withdraw']");
        Assert.Contains(application.Number, await page.InnerTextAsync("main"));
        await page.Fits();
        await page.FillAsync("[name=Reason]", "The lease fell through.");
        Platform.Clock.Advance(TimeSpan.FromMinutes(1));

        await page.Press(page.Locator("main form:has([name=Reason]) button"));

        Assert.EndsWith($"/apply/{application.Id}/track", page.Url);
        Assert.Contains(Readers.Words(culture, "Withdrawn", "已撤回", "已撤回"), await page.InnerTextAsync("#status .govuk-summary-list"));
        Assert.Contains("The lease fell through.", await page.InnerTextAsync(".moj-timeline"));
        Assert.Equal(0, await page.Locator($"main a[href='/apply/{application.Id}/withdraw']").CountAsync());
        await page.Fits();
        Assert.Equal("Withdrawn", (await Platform.Ok(new Core.Applications.GetApplication(Platform.OtherCitizen, application.Id))).Status);
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Notice_IsReadByFollowingIt(string culture, bool javaScript)
    {
        await Platform.Ok(new ReadNotices(Platform.OtherCitizen));
        var id = (await new Given(Platform).SubmittedApplication(Platform.OtherCitizen)).Id;
        var page = await chromium.Phone("citizen2", culture, javaScript);
        await page.GotoAsync("/apply/notices");
        Assert.Equal("1", await page.Locator(".app-bell__count").TextContentAsync());

        await page.Follow(page.Locator($"a[href='/apply/notices/{id}/1']"));

        await page.WaitForURLAsync($"**/apply/{id}/track");
        Assert.Equal(0, await page.Locator(".app-bell__count").CountAsync());
        await page.GotoAsync("/apply/notices");
        await page.Fits();
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Preference_IsChanged(string culture, bool javaScript)
    {
        await Platform.Ok(new ChangeLetters(Platform.OtherCitizen, "en", LetterGroupRules.Optional));
        var page = await chromium.Phone("citizen2", culture, javaScript);
        await page.GotoAsync("/account");
        await page.Follow(page.Locator("main p a[href='/account/notifications']"));
        await page.Locator("[name=ByMail][value=Progress]").UncheckAsync();
        await page.Locator("[name=Language][value=zh-Hant]").CheckAsync();
        Assert.Equal(0, await page.Locator("[name=ByMail][value=Decisions]").CountAsync());

        await page.Send("main form button.govuk-button");

        var account = await Platform.Ok(new GetAccount(Platform.OtherCitizen));
        Assert.Equal((LetterGroups.Progress, "zh-Hant"), (account.NoMailFor, account.Language));
        Assert.False(await page.Locator("[name=ByMail][value=Progress]").IsCheckedAsync());
        await page.Fits();
        await Platform.Ok(new ChangeLetters(Platform.OtherCitizen, "en", LetterGroupRules.Optional));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
