using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Browser;

[Collection(nameof(Chromium))]
public sealed class JourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Registration = "business-registration";

    // 320 m² with tobacco; no fumes, no sign, no waste water.
    private Dictionary<string, string> Restaurant() => new(Given.LargeRestaurant(chromium.Platform.Workflows).Facts)
    {
        ["premises.area"] = "320", ["premises.sellsTobacco"] = "true", ["kitchen.producesFumes"] = "false",
        ["premises.hasSignage"] = "false", ["premises.dischargesWastewater"] = "false",
    };

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task Restaurant_Of320SquareMetresWithTobacco_GoesThroughTheRightDepartmentsToItsLicences(int width, bool javaScript)
    {
        var citizen = await chromium.Open("citizen2", width: width, javaScript: javaScript);
        var id = await citizen.Apply(Given.Restaurant, Restaurant());
        Assert.Equal([Registration], await Open(id));
        var registrar = await chromium.Open("clerk.administrative-approval", javaScript: javaScript);
        await registrar.Decide(id, Registration, "Grant", "registered");
        Assert.Equal(["fire-inspection", "food-licence", "tobacco-licence"], await Open(id));

        var fire = await chromium.Open("clerk.fire-rescue", width: width, javaScript: javaScript);
        await fire.AskForCorrection(id, "fire-inspection", "premises.area", "Measure the floor area again");
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("Measure the floor area again", await citizen.InnerTextAsync("main"));
        await citizen.Follow(citizen.Locator("a[href*='/correct/']").First);
        await citizen.Answer("premises.area", "330");
        await citizen.Press("Send the corrections");

        await fire.Decide(id, "fire-inspection", "Grant", "exits are clear");
        await (await chromium.Open("clerk.market-supervision", javaScript: javaScript)).Decide(id, "food-licence", "Grant", "");
        await (await chromium.Open("clerk.tobacco", javaScript: javaScript)).Decide(id, "tobacco-licence", "Grant", "");
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("Granted", await citizen.InnerTextAsync("main"));
        Assert.Equal("Granted", (await View(id)).Status);
    }

    [Fact]
    public async Task Decision_OfTwoClerksOnOneTask_TellsTheLoserWhoWasFirstAndKeepsTheNote()
    {
        var (id, winner, loser) = (await Submitted(), await chromium.Open("clerk.administrative-approval"), await chromium.Open("colleague.administrative-approval"));
        await winner.GotoAsync($"/desk/{id}/{Registration}");
        await loser.GotoAsync($"/desk/{id}/{Registration}");
        await winner.FillDecision("Grant", "");

        await loser.FillDecision("Refuse", "The scope is too wide");

        var said = await loser.InnerTextAsync("main");
        Assert.Contains(chromium.Platform.Clerk("administrative-approval").Name, said);
        Assert.Contains("has already decided this step", said);
        Assert.Contains("The scope is too wide", said);
        Assert.Equal(StepStatus.Granted, (await View(id)).Steps.Single(step => step.Key == Registration).Status);
    }

    [Fact]
    public async Task Refusal_WithoutReason_IsAskedForAtTheField_AndWithOneReachesTheCitizen()
    {
        var (id, clerk, citizen) = (await Submitted(), await chromium.Open("clerk.administrative-approval"), await chromium.Open("citizen2"));
        await clerk.Decide(id, Registration, "Refuse", "");
        Assert.Contains("Enter the reason", await clerk.InnerTextAsync(".govuk-error-summary"));

        await clerk.FillDecision("Refuse", "The name is taken");

        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("The name is taken", await citizen.InnerTextAsync("main"));
        Assert.Equal("Refused", (await View(id)).Status);
    }

    [Fact]
    public async Task Form_WithAWrongAnswer_SaysSoAtTheFieldAndKeepsWhatWasTyped()
    {
        var citizen = await chromium.Open("citizen2", javaScript: false);
        await citizen.GotoAsync($"/apply/new/{Given.Restaurant}");
        await citizen.Press("application");
        await citizen.Follow("text=Answer everything myself");
        await citizen.GotoAsync($"/apply/{citizen.Application()}/section/premises");
        await citizen.Answer("premises.area", "large");

        await citizen.Press("Save and continue");

        Assert.Contains("enter a number", await citizen.InnerTextAsync(".govuk-error-summary"));
        Assert.Equal("large", await citizen.InputValueAsync("[name='premises.area']"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task<Guid> Submitted() =>
        (await new Given(chromium.Platform).SubmittedApplication(chromium.Platform.OtherCitizen)).Id;

    private Task<ApplicationView> View(Guid id) => chromium.Platform.Ok(new GetApplication(chromium.Platform.OtherCitizen, id));

    private async Task<List<string>> Open(Guid id) =>
        [.. (await View(id)).Steps.Where(step => step.Status == StepStatus.Open).Select(step => step.Key).Order()];
}
