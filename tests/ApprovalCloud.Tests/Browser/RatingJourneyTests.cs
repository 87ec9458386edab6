using ApprovalCloud.Tests.Ratings;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>好差评, as people see it: rated badly, contacted, put right, asked again; on a phone, with JavaScript and without.</summary>
[Collection(nameof(Chromium))]
public sealed class RatingJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [InlineData("en", true, "Settled")]
    [InlineData("en", false, "Settled")]
    [InlineData("zh-Hans", false, "已解决")]
    [InlineData("zh-Hant", true, "已解決")]
    public async Task BadRating_IsContactedPutRightAndSettled(string culture, bool javaScript, string settled)
    {
        var (platform, story) = (chromium.Platform, new RatingStory(chromium.Platform));
        var id = await story.Decided();
        var before = await Redress();
        var citizen = await chromium.Open("citizen", culture, 390, javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        await citizen.ClickAsync($"a[href$='/apply/{id}/ratings']");
        await citizen.ClickAsync("a[href$='/rate?step=business-registration']");
        await citizen.CheckAsync("[name=Level][value=VeryDissatisfied]");
        await citizen.CheckAsync("[name=Reasons][value=Manner]");
        await citizen.FillAsync("[name=Comment]", $"Nobody answered the telephone ({culture}, {javaScript}).");
        await citizen.CheckAsync("[name=WithName][value=True]");
        await Send(citizen, "main form button");
        await Fits(citizen);

        var rating = Assert.Single((await Redress()).Except(before));
        var supervisor = await chromium.Open("supervisor", culture, 390, javaScript);
        await supervisor.GotoAsync("/watch/ratings");
        await Fits(supervisor);
        await supervisor.ClickAsync($"a[href$='/watch/ratings/{rating}']");
        Assert.Contains(platform.Citizen.Name, await supervisor.InnerTextAsync("main"));
        await supervisor.CheckAsync("[name=Manner][value=Letter]");
        await supervisor.FillAsync("[name=Note]", "We are sorry, and look into it.");
        await Send(supervisor, "form[action*='handler=Contact'] button");
        await supervisor.CheckAsync("[name=Finding][value=PutRight]");
        await supervisor.FillAsync("[name=Words]", "There is a second line now.");
        await Send(supervisor, "form[action*='handler=Answer'] button");
        await Fits(supervisor);

        await citizen.ReloadAsync();
        var shown = await citizen.InnerTextAsync("main");
        Assert.Contains("We are sorry, and look into it.", shown);
        Assert.Contains("There is a second line now.", shown);
        await citizen.CheckAsync("[name=IsSettled][value=True]");
        await Send(citizen, "form[action*='handler=Revisit'] button");
        Assert.Contains(settled, await citizen.InnerTextAsync("main"));
        await Fits(citizen);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task<IReadOnlyList<Guid>> Redress() =>
        [.. (await chromium.Platform.Ok(new Core.Ratings.ListRedress(chromium.Platform.Supervisor))).Select(row => row.RatingId)];

    private static Task Send(IPage page, string button) => page.RunAndWaitForResponseAsync(
        () => page.ClickAsync(button), response => response.Request.Method == "POST" && response.Request.IsNavigationRequest);

    private static async Task Fits(IPage page) =>
        Assert.True((await page.Locator("html").EvaluateAsync<int>("one => one.scrollWidth")) <= 390, $"{page.Url} is wider than a phone");
}
