using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Delegations;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Browser;

/// <summary>On a phone, in every language, with and without JavaScript: one lets another act, and sees both names; then ends it.</summary>
[Collection(nameof(Chromium))]
public sealed class DelegationJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Delegation_IsGivenAcceptedUsedAndEnded(string culture, bool javaScript)
    {
        await chromium.Platform.InDatabase(db => db.Delegations.ExecuteDeleteAsync());
        var story = new DelegationStory(chromium.Platform);
        var principal = await chromium.Phone("citizen", culture, javaScript);
        await principal.GotoAsync("/account/delegations/new");
        await principal.FillAsync("[name=Email]", "citizen2@example.test");
        await principal.FillAsync("[name=IdentityNumber]", SamplePeople.IdentityOf("citizen2@example.test"));
        foreach (var may in new[] { "Prepare", "Send" })
            await principal.CheckAsync($"[name=May][value={may}]");
        await principal.CheckAsync("[name=Which][value=some]");
        await principal.CheckAsync($"[name=Services][value={Given.Restaurant}]");
        await principal.Press(principal.Locator("main form button").First);

        var other = await chromium.Phone("citizen2", culture, javaScript);
        await other.GotoAsync("/account/delegations");
        await other.Follow("main .app-steps a");
        await other.Press(other.Locator("main form[action*='Accept'] button").First);

        await other.GotoAsync($"/apply/new/{Given.Restaurant}");
        await other.Locator("[name=Under]").Last.CheckAsync();
        await other.Press(other.Locator("main form button").First);
        var id = other.Application();
        Assert.Contains(story.Principal.Name, await other.InnerTextAsync(".app-acting"));
        await other.GotoAsync($"/apply/{id}");
        await other.FillIn(Given.LargeRestaurant(chromium.Platform.Workflows).Facts);
        await other.Submit();

        await principal.GotoAsync($"/apply/{id}/track");
        var history = await principal.InnerTextAsync(".moj-timeline");
        Assert.Contains(story.Delegate.Name, history);
        Assert.Contains(Readers.Words(culture, "by delegation", "受陈思雨委托代为办理", "受陈思雨委託代為辦理"), history);
        await principal.Fits();
        await principal.GotoAsync($"/apply/access?application={id}");
        Assert.Contains(story.Delegate.Name, await principal.InnerTextAsync(".app-look"));

        await principal.GotoAsync("/account/delegations");
        await principal.Follow("main .app-steps a");
        await principal.Press(principal.Locator("main form[action*='End'] button").First);
        Assert.Equal(404, (await other.GotoAsync($"/apply/{id}/track"))!.Status);
        await principal.Fits();
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
