using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Counter;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>At a counter, on a small screen, in every language, with and without JavaScript: from the identity card to the receipt.</summary>
[Collection(nameof(Chromium))]
public sealed class CounterJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Worker_FilesWithSomebodyWhoIsPresent(string culture, bool javaScript)
    {
        var platform = chromium.Platform;
        await new CounterStory(platform).NobodyThere();
        var worker = await chromium.Phone("assistant", culture, javaScript);
        await worker.GotoAsync("/counter");
        await worker.FillAsync("[name=IdentityNumber]", SampleCitizens.Citizen.IdentityNumber);
        await worker.FillAsync("[name=Name]", SampleCitizens.Citizen.Name);
        await worker.Press(worker.Locator("main form button").First);
        await Yes(worker);
        await worker.CheckAsync($"[name=Service][value={Given.Restaurant}]");
        await worker.Press(worker.Locator("main form[action*='Begin'] button").First);
        var id = worker.Application();
        Assert.Contains(SampleCitizens.Citizen.Name, await worker.InnerTextAsync(".app-acting"));
        await worker.GotoAsync($"/apply/{id}");
        await worker.FillIn(Given.LargeRestaurant(platform.Workflows).Facts);

        await worker.Follow("a[href*='/counter/send/']");
        await Yes(worker);
        Assert.Contains("/counter/receipt/", worker.Url);
        var number = (await platform.Ok(new GetApplication(platform.Citizen, id))).Number!;
        Assert.Contains(number, await worker.InnerTextAsync("main"));
        Assert.Equal(culture, await worker.GetAttributeAsync("html", "lang"));
        await worker.Fits();

        await worker.GotoAsync("/counter/person");
        await worker.Press(worker.Locator("main form[action*='Finish'] button").First);
        Assert.Contains(number, await worker.InnerTextAsync("main"));
        Assert.Equal(403, (await worker.GotoAsync($"/apply/{id}/track"))!.Status);

        var person = await chromium.Phone("citizen", culture, javaScript);
        await person.GotoAsync($"/apply/{id}/track");
        Assert.Contains(platform.Assistant.Name, await person.InnerTextAsync(".moj-timeline"));
        await person.Fits();
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task Yes(IPage page)
    {
        await page.CheckAsync("[name=How][value=Document]");
        await page.FillAsync("[name=Document]", "BF-2026-0007");
        await page.Press(page.Locator("main form:has([name=How]) button").First);
    }
}
