using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>From the first look of a clerk to the receipt in the citizen's hands.</summary>
[Collection(nameof(Chromium))]
public sealed class IntakeJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = "fire-inspection";

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Correction_BeforeAcceptance_IsAnswered_AndTheCitizenHasTheReceipt(string culture, bool javaScript)
    {
        var (id, clerk, citizen) = (await Running(), await chromium.Phone("clerk.fire-rescue", culture, javaScript), await chromium.Phone("citizen2", culture, javaScript));
        await clerk.GotoAsync($"/desk/{id}/{Fire}");
        await clerk.Follow(clerk.Locator($"a[href='/desk/{id}/{Fire}/intake']").First);
        await clerk.Choose("Correct");
        await clerk.Press(clerk.Locator("main form:has([name=Outcome]) button.govuk-button"));
        Assert.EndsWith("/correction", clerk.Url);
        await clerk.AskForCorrection(id, Fire, "premises.area", "Measure the floor area again");
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains(
            Readers.Words(culture, "It is accepted, and its time begins, when you have answered.", "您答复后即予受理，办理期限自此起算。", "您答覆後即予受理，辦理期限自此起算。"), await citizen.InnerTextAsync("section[aria-labelledby=waiting]"));
        await citizen.Follow(citizen.Locator("a[href*='/correct/']").First);
        await citizen.Answer("premises.area", "330");
        await citizen.Press(citizen.Locator("#correct button.govuk-button"));

        await citizen.Follow($"a[href='/apply/{id}/receipt/{Fire}']");

        var receipt = await citizen.InnerTextAsync("main");
        Assert.Contains(Readers.Words(culture, "Notice of acceptance", "受理通知书", "受理通知書"), receipt);
        Assert.Contains(Readers.Words(culture, "Everything that was asked for has come.", "要求补正的内容已全部提交。", "要求補正的內容已全部提交。"), receipt);
        Assert.Contains(Readers.Words(culture, "10 working days, until", "10 个工作日，至", "10 個工作日，至"), receipt);
        await citizen.Fits();
        await clerk.GotoAsync($"/desk/{id}/{Fire}/correction");
        Assert.Equal(1, await clerk.Locator("main form .govuk-tag--red").CountAsync());
        await clerk.Fits();
    }

    [Fact]
    public async Task NotCompetent_WithoutABody_IsAskedForAtTheField_AndWithOneReachesTheCitizen()
    {
        var (id, clerk, citizen) = (await Running(), await chromium.Open("clerk.fire-rescue"), await chromium.Open("citizen2", "zh-Hans"));
        await clerk.GotoAsync($"/desk/{id}/{Fire}/intake");
        await clerk.Choose("Decline");
        await clerk.FillAsync("[name='Decline.Reason']", "The premises lie in another town");
        await clerk.Press("Continue");
        Assert.Contains("Name the right body", await clerk.InnerTextAsync(".govuk-error-summary"));
        Assert.Equal("The premises lie in another town", await clerk.InputValueAsync("[name='Decline.Reason']"));

        await clerk.SelectOptionAsync("[name='Decline.Department']", "urban-management");
        await clerk.Press("Continue");

        await citizen.GotoAsync($"/apply/{id}/receipt/{Fire}");
        var notice = await citizen.InnerTextAsync("main");
        Assert.Contains("不予受理通知书", notice);
        Assert.Contains(chromium.Platform.Workflows.Departments["urban-management"].Name.ZhHans, notice);
        Assert.Contains("行政复议", notice);
    }

    [Fact]
    public async Task Slip_WithAWrongValue_ComesBackAsTyped_AndPutRightIsAccepted()
    {
        var (id, clerk) = (await Running(), await chromium.Open("clerk.fire-rescue", javaScript: false));
        await clerk.GotoAsync($"/desk/{id}/{Fire}/fix");
        await clerk.Answer("premises.area", "large");
        await clerk.Locator("[name='Agreed'][value='Telephone']").CheckAsync();
        await clerk.FillAsync("[name='Note']", "Two digits were swapped");
        await clerk.Press("Put it right and accept");
        Assert.Contains("enter a number", await clerk.InnerTextAsync(".govuk-error-summary"));
        Assert.Equal("large", await clerk.InputValueAsync("[name='premises.area']"));

        await clerk.Answer("premises.area", "330");
        await clerk.Press("Put it right and accept");

        Assert.Contains("Something was put right on the spot", await clerk.InnerTextAsync("main"));
        Assert.Equal("330", (await View(id)).Facts["premises.area"]);
    }

    [Fact]
    public async Task Intake_OnAStalePage_IsRefusedAndShowsWhatHappened()
    {
        var (id, clerk) = (await Running(), await chromium.Open("clerk.fire-rescue"));
        await clerk.GotoAsync($"/desk/{id}/{Fire}/intake");
        await chromium.Platform.Ok(new AcceptStep(chromium.Platform.Colleague("fire-rescue"), id, Fire, []));
        await clerk.Choose("Accept");

        var response = await clerk.RunAndWaitForResponseAsync(
            () => clerk.ClickAsync("main form button:has-text('Continue')"), answer => answer.Request.Method == "POST");

        Assert.Equal(409, response.Status);
        Assert.Contains("Nothing of yours was saved", await clerk.InnerTextAsync("main"));
    }

    [Fact]
    public async Task Violation_OfADepartment_IsSeenBySupervisors()
    {
        var (id, platform) = (await Running(), chromium.Platform);
        for (var notice = 0; notice < 2; notice++)
        {
            await platform.Ok(new AskForCorrection(
                platform.Clerk("fire-rescue"), id, Fire, [new CorrectionItem("premises.area", CorrectionKind.Unclear, "again")], "again"));
            var correction = (await View(id)).Steps.Single(step => step.Key == Fire).CorrectionId!.Value;
            await platform.Ok(new AnswerCorrectionRequest(platform.OtherCitizen, id, correction, new Dictionary<string, string> { ["premises.area"] = "320" }));
        }

        var supervisor = await chromium.Open("supervisor");
        await supervisor.GotoAsync("/watch/violations?department=fire-rescue");

        Assert.Contains((await View(id)).Number!, await supervisor.InnerTextAsync("main"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task<Guid> Running() => (await new Given(chromium.Platform).ParallelSteps(chromium.Platform.OtherCitizen)).Id;

    private Task<ApplicationView> View(Guid id) => chromium.Platform.Ok(new GetApplication(chromium.Platform.OtherCitizen, id));
}

internal static class IntakeClerks
{
    public static Task Choose(this IPage page, string outcome) => page.Locator($"[name='Outcome'][value='{outcome}']").CheckAsync();
}
