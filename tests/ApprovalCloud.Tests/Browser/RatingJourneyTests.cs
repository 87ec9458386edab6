using ApprovalCloud.Tests.Ratings;

namespace ApprovalCloud.Tests.Browser;

/// <summary>好差评, as people see it: rated badly, contacted, put right, asked again; on a phone, with JavaScript and without.</summary>
[Collection(nameof(Chromium))]
public sealed class RatingJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [ClassData(typeof(Readers))]
    public async Task BadRating_IsContactedPutRightAndSettled(string culture, bool javaScript)
    {
        var (platform, story) = (chromium.Platform, new RatingStory(chromium.Platform));
        var id = await story.Decided();
        var before = await Redress();
        var citizen = await chromium.Phone("citizen", culture, javaScript);
        await citizen.GotoAsync($"/apply/{id}/track");
        await citizen.Follow($"a[href$='/apply/{id}/ratings']");
        await citizen.Follow("a[href$='/rate?step=business-registration']");
        await citizen.CheckAsync("[name=Level][value=VeryDissatisfied]");
        await citizen.CheckAsync("[name=Reasons][value=Manner]");
        await citizen.FillAsync("[name=Comment]", $"Nobody answered the telephone ({culture}, {javaScript}).");
        await citizen.CheckAsync("[name=WithName][value=True]");
        await citizen.Press(citizen.Locator("main form button").First);
        await citizen.Fits();

        var rating = Assert.Single((await Redress()).Except(before));
        var supervisor = await chromium.Phone("supervisor", culture, javaScript);
        await supervisor.GotoAsync("/watch/ratings");
        await supervisor.Fits();
        await supervisor.Follow($"a[href$='/watch/ratings/{rating}']");
        Assert.Contains(platform.Citizen.Name, await supervisor.InnerTextAsync("main"));
        await supervisor.CheckAsync("[name=Manner][value=Letter]");
        await supervisor.FillAsync("[name=Note]", "We are sorry, and look into it.");
        await supervisor.Press(supervisor.Locator("form[action*='handler=Contact'] button").First);
        await supervisor.CheckAsync("[name=Finding][value=PutRight]");
        await supervisor.FillAsync("[name=Words]", "There is a second line now.");
        await supervisor.Press(supervisor.Locator("form[action*='handler=Answer'] button").First);
        await supervisor.Fits();

        await citizen.ReloadAsync();
        var shown = await citizen.InnerTextAsync("main");
        Assert.Contains("We are sorry, and look into it.", shown);
        Assert.Contains("There is a second line now.", shown);
        await citizen.CheckAsync("[name=IsSettled][value=True]");
        await citizen.Press(citizen.Locator("form[action*='handler=Revisit'] button").First);
        Assert.Contains(Readers.Words(culture, "Settled", "已解决", "已解決"), await citizen.InnerTextAsync("main"));
        await citizen.Fits();
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task<IReadOnlyList<Guid>> Redress() =>
        [.. (await chromium.Platform.Ok(new Core.Ratings.ListRedress(chromium.Platform.Supervisor))).Select(row => row.RatingId)];
}
