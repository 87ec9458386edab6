using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What comes after a decision: an appeal against a refusal, the renewal of a licence.</summary>
[Collection(nameof(Chromium))]
public sealed class AftermathJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = "fire-inspection";

    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Refusal_AppealedAgainstAndSetAside_IsDecidedAnewAndGranted(string culture, bool javaScript)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var clerk = await chromium.Phone("clerk.fire-rescue", culture, javaScript);
        await clerk.GotoAsync($"/desk/{id}/{Fire}");
        Assert.Equal(Article(culture), await clerk.InputValueAsync("[name='Decision.LegalBasis']"));
        await clerk.FillDecision("Refuse", "The exits are too narrow");

        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        var refusal = await citizen.InnerTextAsync("main");
        Assert.Contains("The exits are too narrow", refusal);
        Assert.Contains(Article(culture), refusal);
        Assert.Matches(new Regex(Readers.Words(culture, "Administrative reconsideration, until [0-9]+ [A-Z][a-z]+ 20[0-9]{2}", "行政复议.*20[0-9]{2}年[0-9]+月[0-9]+日", "行政復議.*20[0-9]{2}年[0-9]+月[0-9]+日")), refusal);
        await citizen.Follow($"main a[href='/apply/{id}/appeal/{Fire}']");
        await citizen.Press(citizen.Locator("main form:has([name=Statement]) button"));
        Assert.Contains(Readers.Words(culture, "Say why the decision is wrong", "请说明该决定为何不当", "請說明該決定為何不當"), await citizen.InnerTextAsync(".govuk-error-summary"));
        await citizen.Fits();
        await citizen.FillAsync("[name=Statement]", "They are 1.4 metres wide");
        await citizen.Press(citizen.Locator("main form:has([name=Statement]) button"));
        Assert.Contains(Readers.Words(culture, "You appealed on", "申请复议", "申請復議"), await citizen.InnerTextAsync("main"));
        await citizen.Fits();

        var supervisor = await chromium.Phone("supervisor", culture, javaScript);
        await supervisor.GotoAsync("/watch/appeals");
        await supervisor.Follow($"a[href*='{id}']");
        Assert.Contains("They are 1.4 metres wide", await supervisor.InnerTextAsync("main"));
        await supervisor.Press(supervisor.Locator("main form:has([name=Result]) button"));
        Assert.Equal(2, await supervisor.Locator(".govuk-error-summary li").CountAsync());
        await supervisor.CheckAsync("[name=Result][value=SetAside]");
        await supervisor.FillAsync("[name=Reason]", "Measured again: 1.4 metres");
        Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await supervisor.Press(supervisor.Locator("main form:has([name=Result]) button"));
        await supervisor.Fits();

        await clerk.Decide(id, Fire, "Grant", "wide enough");
        await citizen.GotoAsync($"/apply/{id}/track");
        var told = await citizen.InnerTextAsync("main");
        Assert.Contains(Readers.Words(culture, "was set aside on appeal", "撤销", "撤銷"), told);
        Assert.Contains("Measured again: 1.4 metres", told);
        Assert.Contains("wide enough", told);
        Assert.Equal(StepStatus.Granted, (await Platform.Ok(new GetApplication(Platform.OtherCitizen, id))).Steps.Single(step => step.Key == Fire).Status);
    }

    [Fact]
    public async Task Appeal_DecidedByTwoSupervisors_TellsTheLoserWhatHappened()
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        await Platform.Ok(new DecideStep(Platform.Clerk("fire-rescue"), id, Fire, Verdict.Refuse, "too narrow"));
        await Platform.Ok(new Core.Appeals.LodgeAppeal(Platform.OtherCitizen, id, Fire, "wide enough"));
        var (winner, loser) = (await chromium.Open("supervisor"), await chromium.Open("supervisor"));
        foreach (var page in new[] { winner, loser })
        {
            await page.GotoAsync($"/watch/appeals/{id}/{Fire}");
            await page.CheckAsync("[name=Result][value=Dismissed]");
            await page.FillAsync("[name=Reason]", "It is narrow");
        }

        await winner.Press("Decide the appeal");
        await loser.Press("Decide the appeal");

        var said = await loser.InnerTextAsync("main");
        Assert.Contains("it has been answered", said);
        Assert.Contains("The refusal stands", said);
        Assert.DoesNotContain("What the department had before it", said);
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Licence_NearItsExpiry_IsRenewedFromMyLicences(string culture, bool javaScript)
    {
        var licence = await NearItsExpiry();
        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync("/apply/licences");
        await citizen.Follow($"a[href*='renews={licence.Number}']");
        Assert.True(await citizen.IsCheckedAsync($"[name=Renews][value='{licence.Number}']"));
        await citizen.Press(citizen.Locator("main form button.govuk-button").Last);
        await citizen.GotoAsync($"/apply/{citizen.Application()}");
        await citizen.FillIn(new Dictionary<string, string> { ["renewal.nothingChanged"] = "true", ["declaration.true"] = "true" });
        await citizen.Submit();
        var id = citizen.Application();
        var clerk = await chromium.Phone("clerk.market-supervision", culture, javaScript);
        await clerk.GotoAsync($"/desk/{id}/food-licence-renewal");
        Assert.Contains(licence.Number, await clerk.InnerTextAsync("main"));
        await clerk.FillDecision("Grant", "");

        await citizen.GotoAsync("/apply/licences");
        var renewed = (await Platform.Ok(new ListMyLicences(Platform.OtherCitizen))).Single(one => one.ApplicationId == id);
        Assert.Contains(Readers.Words(culture, $"Renewed by {renewed.Number}.", $"已由 {renewed.Number} 延续。", $"已由 {renewed.Number} 延續。"), await citizen.InnerTextAsync("main"));
        Assert.Equal(licence.Number, renewed.Renews);
        await citizen.Fits();
    }

    [Fact]
    public async Task Renewal_WithoutALicence_SaysSoAtTheField()
    {
        var citizen = await chromium.Open("citizen", javaScript: false);
        await citizen.GotoAsync("/apply/new/renew-a-food-licence");

        await citizen.Press("application");

        Assert.Contains("Choose the licence that is to be renewed", await citizen.InnerTextAsync(".govuk-error-summary"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static string Article(string culture) => Readers.Words(culture, "Fire Protection Law, article 15", "《中华人民共和国消防法》第十五条", "《中華人民共和國消防法》第十五條");

    private async Task<Licence> NearItsExpiry()
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        await Platform.Ok(new DecideStep(Platform.Clerk("market-supervision"), id, "food-licence", Verdict.Grant, ""));
        var until = Platform.Clock.GetUtcNow().AddDays(80);
        await Platform.InDatabase(db => db.Licences.Where(one => one.ApplicationId == id && one.Step == "food-licence")
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidUntil, until)));
        return await Platform.InDatabase(db => db.Licences.AsNoTracking().SingleAsync(one => one.ApplicationId == id && one.Step == "food-licence"));
    }
}
