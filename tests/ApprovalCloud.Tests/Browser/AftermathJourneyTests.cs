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
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task Refusal_AppealedAgainstAndSetAside_IsDecidedAnewAndGranted(int width, bool javaScript)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var clerk = await chromium.Open("clerk.fire-rescue", width: width, javaScript: javaScript);
        await clerk.GotoAsync($"/desk/{id}/{Fire}");
        Assert.Equal("Fire Protection Law, article 15", await clerk.InputValueAsync("[name='Decision.LegalBasis']"));
        await clerk.FillDecision("Refuse", "The exits are too narrow");

        var citizen = await chromium.Open("citizen2", width: width, javaScript: javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        var refusal = await citizen.InnerTextAsync("main");
        Assert.Contains("Legal basis: Fire Protection Law, article 15", refusal);
        Assert.Matches(new Regex("Administrative reconsideration, until [0-9]+ [A-Z][a-z]+ 20[0-9]{2}"), refusal);
        await citizen.ClickAsync("text=Appeal against this decision");
        await citizen.Press("Send the appeal");
        Assert.Contains("Say why the decision is wrong", await citizen.InnerTextAsync(".govuk-error-summary"));
        await citizen.FillAsync("[name=Statement]", "They are 1.4 metres wide");
        await citizen.Press("Send the appeal");
        Assert.Contains("You appealed on", await citizen.InnerTextAsync("main"));

        var supervisor = await chromium.Open("supervisor", width: width, javaScript: javaScript);
        await supervisor.GotoAsync("/watch/appeals");
        await supervisor.ClickAsync($"a[href*='{id}']");
        Assert.Contains("They are 1.4 metres wide", await supervisor.InnerTextAsync("main"));
        await supervisor.Press("Decide the appeal");
        Assert.Contains("Select whether the decision stands", await supervisor.InnerTextAsync(".govuk-error-summary"));
        await supervisor.CheckAsync("[name=Result][value=SetAside]");
        await supervisor.FillAsync("[name=Reason]", "Measured again: 1.4 metres");
        await supervisor.Press("Decide the appeal");
        Assert.Contains("The appeal is decided", await supervisor.InnerTextAsync("body"));

        await clerk.Decide(id, Fire, "Grant", "wide enough");
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("was set aside on appeal", await citizen.InnerTextAsync("main"));
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
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task Licence_NearItsExpiry_IsRenewedFromMyLicences(int width, bool javaScript)
    {
        var licence = await NearItsExpiry();
        var citizen = await chromium.Open("citizen2", width: width, javaScript: javaScript);
        await citizen.GotoAsync("/apply/licences");
        Assert.Contains("Apply for its renewal by", await citizen.InnerTextAsync("main"));
        await citizen.ClickAsync($"a[href*='renews={licence.Number}']");
        Assert.True(await citizen.IsCheckedAsync($"[name=Renews][value='{licence.Number}']"));
        await citizen.Press("application");
        await citizen.ClickAsync("text=Answer everything myself");
        await citizen.FillIn(new Dictionary<string, string> { ["renewal.nothingChanged"] = "true", ["declaration.true"] = "true" });
        await citizen.Submit();
        var id = citizen.Application();
        var clerk = await chromium.Open("clerk.market-supervision", width: width, javaScript: javaScript);
        await clerk.GotoAsync($"/desk/{id}/food-licence-renewal");
        Assert.Contains(licence.Number, await clerk.InnerTextAsync("main"));
        await clerk.FillDecision("Grant", "");

        await citizen.GotoAsync("/apply/licences");
        var renewed = (await Platform.Ok(new ListMyLicences(Platform.OtherCitizen))).Single(one => one.ApplicationId == id);
        Assert.Contains($"Renewed by {renewed.Number}", await citizen.InnerTextAsync("main"));
        Assert.Equal(licence.Number, renewed.Renews);
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
