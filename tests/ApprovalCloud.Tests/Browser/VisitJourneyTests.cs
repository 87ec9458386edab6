using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>One visit of three departments, and an extension, as people see them.</summary>
[Collection(nameof(Chromium))]
public sealed class VisitJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Food = "food-licence";
    private const string Fire = "fire-inspection";
    private const string Fumes = "environmental-record";

    private ServedPlatform Platform => chromium.Platform;

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task JointVisit_OfThreeDepartments_IsAppointedOnceAndDecidedOnTheFindings(int width, bool javaScript)
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var food = await chromium.Open("clerk.market-supervision", width: width, javaScript: javaScript);
        await food.GotoAsync($"/desk/{id}/{Food}");
        await food.ClickAsync("text=Appoint a visit of the premises");
        await food.Press("Appoint the visit");
        Assert.Contains("Enter the day of the visit", await food.InnerTextAsync(".govuk-error-summary"));
        var inAnHour = TimeZoneInfo.ConvertTime(Platform.Clock.GetUtcNow().AddHours(1), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        await food.FillAsync("[name='Appoint.Day']", inAnHour.ToString("yyyy-MM-dd", null));
        await food.FillAsync("[name='Appoint.Time']", inAnHour.ToString("HH:mm", null));
        await food.FillAsync("[name='Appoint.Note']", "Have the floor plan ready");
        foreach (var other in new[] { "signage", "tobacco-licence" })
            await food.Locator($"[name='Appoint.Steps'][value='{other}']").UncheckAsync();
        await food.Press("Appoint the visit");
        Assert.Contains("The visit is appointed", await food.InnerTextAsync("body"));

        var citizen = await chromium.Open("citizen2", width: width, javaScript: javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        var told = await citizen.InnerTextAsync("main");
        Assert.Contains("Have the floor plan ready", told);
        Assert.Contains("Fire and Rescue Brigade", told);
        var file = await citizen.APIRequest.GetAsync(await citizen.Locator("text=Add it to your calendar").GetAttributeAsync("href") ?? "");
        Assert.Matches(new Regex("BEGIN:VEVENT.*DTSTART", RegexOptions.Singleline), await file.TextAsync());

        foreach (var (department, step) in new[] { ("market-supervision", Food), ("fire-rescue", Fire), ("ecology", Fumes) })
        {
            var clerk = await chromium.Open($"clerk.{department}", width: width, javaScript: javaScript);
            await clerk.GotoAsync($"/desk/{id}/{step}");
            Assert.Contains("Record what was found there before you decide", await clerk.InnerTextAsync("main"));
            await clerk.GotoAsync("/desk/visits");
            await clerk.Follow(clerk.Locator($"a[href*='{id}']"));
            await clerk.FillAsync("[name='Join.Officers']", "Ann");
            await clerk.Press("Save the names");
            Assert.Contains("Name at least two officers", await clerk.InnerTextAsync(".govuk-error-summary"));
            await clerk.FillAsync("[name='Join.Officers']", "Ann\nBen");
            await clerk.Press("Save the names");
            await clerk.Locator("[name='Findings.Finding'][value='InOrder']").CheckAsync();
            await clerk.FillAsync("[name='Findings.Report']", $"Seen by {department}");
            await clerk.Press("Record the findings");
            await clerk.FillDecision("Grant", "");
        }

        await food.GotoAsync($"/desk/{id}/{Food}");
        Assert.Contains("Seen by fire-rescue", await food.InnerTextAsync("main"));
        var steps = (await Platform.Ok(new GetApplication(Platform.OtherCitizen, id))).Steps;
        Assert.All(steps.Where(step => step.Key is Food or Fire or Fumes), step => Assert.Equal(Engine.Running.StepStatus.Granted, step.Status));
    }

    [Fact]
    public async Task Extension_AskedByTheClerkAndApprovedByTheHead_IsToldToTheApplicant()
    {
        var id = (await new Given(Platform).ParallelSteps(Platform.OtherCitizen)).Id;
        var clerk = await chromium.Open("clerk.fire-rescue", width: 390);
        await clerk.GotoAsync($"/desk/{id}/{Fire}");
        await clerk.ClickAsync("text=Ask for an extension");
        await Ask(clerk, "11");
        Assert.Contains("Enter at most 10 working days", await clerk.InnerTextAsync(".govuk-error-summary"));
        await Ask(clerk, "5");
        await clerk.GotoAsync($"/desk/{id}/{Fire}/extension");
        Assert.Contains("nobody answers their own request", await clerk.InnerTextAsync("main"));

        var head = await chromium.Open("colleague.fire-rescue", width: 390, javaScript: false);
        await head.GotoAsync("/desk/extensions");
        await head.Follow(head.Locator($"a[href*='{id}']"));
        await head.Locator("[name='Answer.Approved'][value='true']").CheckAsync();
        await head.Press("Send the answer");
        Assert.Contains("The limit is extended", await head.InnerTextAsync("body"));

        var citizen = await chromium.Open("citizen2", width: 390);
        await citizen.GotoAsync($"/apply/{id}/track");
        Assert.Contains("Extended by 5 working days", await citizen.InnerTextAsync("main"));
        Assert.DoesNotContain(await Platform.Ok(new ListExtensions(Platform.Colleague("fire-rescue"))), row => row.ApplicationId == id);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task Ask(IPage page, string length)
    {
        await page.FillAsync("[name='Ask.Length']", length);
        await page.FillAsync("[name='Ask.Reason']", "The plan is still missing from the archive");
        await page.Press("Ask for the extension");
    }
}
