using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Browser;

/// <summary>电子监察, as people see it: a limit passes, the department explains, the supervisor rules.</summary>
[Collection(nameof(Chromium))]
public sealed class CardJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task RedCard_IsContestedAndLifted(int width, bool javaScript)
    {
        var platform = chromium.Platform;
        var id = (await new Given(platform).SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();

        var clerk = await chromium.Open("clerk.administrative-approval", width: width, javaScript: javaScript);
        await clerk.GotoAsync($"/desk/{id}/business-registration");
        await clerk.Follow("text=The limit by law: evidence");
        Assert.Contains("article 32(4)", await clerk.InnerTextAsync("main"));
        await clerk.FillAsync("[name=Statement]", "The register of legal persons did not answer for two days.");
        await clerk.Press("Contest");
        Assert.Contains("The card is contested", await clerk.InnerTextAsync("body"));

        var supervisor = await chromium.Open("supervisor", width: width, javaScript: javaScript);
        await supervisor.GotoAsync("/watch/cards?state=contested");
        await supervisor.Follow($"a[href$='/watch/cards/{id}/business-registration/statute/red']");
        Assert.Contains("did not answer for two days", await supervisor.InnerTextAsync("main"));
        await supervisor.CheckAsync("[name=Ruling][value=Lift]");
        await supervisor.FillAsync("[name=Reason]", "Its operator confirms the outage.");
        await supervisor.Press("Save the ruling");

        await clerk.ReloadAsync();
        Assert.Contains("Its operator confirms the outage.", await clerk.InnerTextAsync("main"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
