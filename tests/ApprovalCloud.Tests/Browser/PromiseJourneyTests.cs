using ApprovalCloud.Core.Applications;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>On trust: what people commit to, hand in later, and are granted by rule.</summary>
[Collection(nameof(Chromium))]
public sealed class PromiseJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = PromiseStory.Fire;
    private readonly PromiseStory story = new(chromium.Platform);

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task Document_PromisedForLater_HoldsTheCertificateBackUntilItComes(int width, bool javaScript)
    {
        var citizen = await chromium.Open("citizen2", width: width, javaScript: javaScript);
        var id = await new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen);
        await citizen.GotoAsync($"/apply/{id}/check");
        await citizen.CheckAsync($"[name='Choose.Later'][value='{PromiseStory.Rules}']");
        await citizen.Press("Save what I chose");
        Assert.Contains("What you chose is saved", await citizen.InnerTextAsync("body"));
        Assert.True(await citizen.IsCheckedAsync($"[name='Choose.Later'][value='{PromiseStory.Rules}']"));
        await citizen.Submit();
        await (await chromium.Open("clerk.administrative-approval", javaScript: javaScript)).Decide(id, "business-registration", "Grant", "");
        await story.Accept(id);

        var clerk = await chromium.Open("clerk.market-supervision", width: width, javaScript: javaScript);
        await clerk.Decide(id, PromiseStory.Food, "Grant", "in order");
        Assert.Contains("certificate held back", await clerk.InnerTextAsync("main"));
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("You receive the certificate when everything has come", await citizen.InnerTextAsync("main"));

        await clerk.Press("It has come");

        Assert.Contains("Everything has come", await clerk.InnerTextAsync("body"));
        await citizen.GotoAsync("/apply/licences");
        Assert.Contains("Food business licence", await citizen.InnerTextAsync("main"));
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task Commitment_Broken_IsRevokedAndBarsUntilTheCreditIsRepaired(int width, bool javaScript)
    {
        var citizen = await chromium.Open("citizen2", width: width, javaScript: javaScript);
        var (id, next) = (await Draft(), await Draft());
        await Commit(citizen, id);
        await citizen.Submit();
        await (await chromium.Open("clerk.administrative-approval", javaScript: javaScript)).Decide(id, "business-registration", "Grant", "");
        var clerk = await chromium.Open("clerk.fire-rescue", width: width, javaScript: javaScript);
        await clerk.GotoAsync($"/desk/{id}/{Fire}");
        Assert.Contains("To be decided at once", await clerk.InnerTextAsync("main"));
        await clerk.FillDecision("Grant", "");

        await clerk.GotoAsync("/desk/checks");
        await clerk.Follow($"a[href='/desk/{id}/{Fire}/check']");
        await clerk.CheckAsync("[name=Result][value=Broken]");
        await clerk.FillAsync("[name=Note]", "The exits were locked");
        await clerk.Press("Save the check");

        await citizen.GotoAsync($"/apply/{next}/check");
        Assert.Contains("The exits were locked", await citizen.InnerTextAsync("main"));
        Assert.Equal(0, await citizen.Locator("[name='Choose.Later']").CountAsync());
        var supervisor = await chromium.Open("supervisor", width: width, javaScript: javaScript);
        await supervisor.GotoAsync("/watch/bars");
        await supervisor.Follow($"a[href='/watch/bars/{id}/{Fire}']");
        await supervisor.FillAsync("[name=Reason]", "Exits cleared, staff trained");
        await supervisor.Press("Lift the bar");

        await Commit(citizen, next);
        await citizen.Submit();
        Assert.Equal([Fire], (await chromium.Platform.Ok(new GetApplication(chromium.Platform.OtherCitizen, next))).Choices.Commitments);
    }

    [Fact]
    public async Task Birth_KnownToTheRegister_IsGrantedByRuleAndLookedAtByAPerson()
    {
        var (birth, citizen, clerk) = (new BirthStory(chromium.Platform), await chromium.Open("citizen", width: 390), await chromium.Open("clerk.health"));
        var step = chromium.Platform.Workflows.Find(BirthStory.Service)!.Step(BirthStory.Vaccination)!;
        var id = await birth.Submitted("3250");
        while (!Audits.Takes(id, step))
            id = await birth.Submitted("3250");

        await clerk.Decide(id, BirthStory.Certificate, "Grant", "");

        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("Granted at once by rule, version 1, because Weight at birth is 3250 g", await citizen.InnerTextAsync("main"));
        await clerk.GotoAsync($"/desk/{id}/{BirthStory.Vaccination}");
        await clerk.Follow("text=Look at this approval");
        await clerk.CheckAsync("[name=IsRight][value=true]");
        await clerk.FillAsync("[name=Note]", "As the register says");
        await clerk.Press("Save the audit");
        Assert.Equal(0, await clerk.Locator($"a[href='/desk/{id}/{BirthStory.Vaccination}/check']").CountAsync());
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private Task<Guid> Draft() => new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen);

    private static async Task Commit(IPage citizen, Guid draft)
    {
        await citizen.GotoAsync($"/apply/{draft}/check");
        await citizen.CheckAsync($"[name='Choose.Way[{Fire}]'][value=commitment]");
        await citizen.CheckAsync($"[name='Choose.Read[{Fire}]']");
    }
}
