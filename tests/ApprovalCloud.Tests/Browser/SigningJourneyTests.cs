using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Whole applications on a phone, in every language, signed by password and by passkey.</summary>
[Collection(nameof(Chromium))]
public sealed class SigningJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("en", false)]
    [InlineData("zh-Hans", true)]
    [InlineData("zh-Hans", false)]
    [InlineData("zh-Hant", true)]
    [InlineData("zh-Hant", false)]
    public async Task Restaurant_OnAPhone_SectionBySectionToItsNumber(string culture, bool javaScript)
    {
        var citizen = await chromium.Open("citizen2", culture, 390, javaScript);
        await citizen.GotoAsync($"/apply/new/{Given.Restaurant}");
        await citizen.Press(citizen.Locator("main form button.govuk-button").Last);
        await citizen.GotoAsync($"/apply/{citizen.Application()}");
        await citizen.FillIn(Given.LargeRestaurant(chromium.Platform.Workflows).Facts);
        Assert.True(await citizen.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));

        await citizen.Submit();

        var view = await chromium.Platform.Ok(new GetApplication(chromium.Platform.OtherCitizen, citizen.Application()));
        Assert.Contains(view.Number!, await citizen.InnerTextAsync(".govuk-panel"));
        Assert.Equal(culture, await citizen.GetAttributeAsync("html", "lang"));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-Hans", false)]
    public async Task Company_OnAPhone_WithItsShareholdersOneByOne(string culture, bool javaScript)
    {
        var platform = chromium.Platform;
        const string owners = """[{"name":"杨帆","kind":"person","residentId":"11010519491231002X","share":"60"},{"name":"云山公司","kind":"organisation","uscc":"91350100M000100Y43","share":"40"}]""";
        var facts = new Dictionary<string, string>(platform.Workflows.Examples.First(example => example.Service == "start-a-company").Facts) { ["business.shareholders"] = owners };
        var citizen = await chromium.Open("citizen2", culture, 390, javaScript);
        await citizen.GotoAsync("/apply/new/start-a-company");
        await citizen.Press(citizen.Locator("main form button.govuk-button").Last);
        await citizen.GotoAsync($"/apply/{citizen.Application()}/section/company");

        await citizen.FillIn(facts);
        Assert.Contains("云山公司", await citizen.InnerTextAsync("main"));
        Assert.True(await citizen.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        await citizen.Submit();

        var view = await platform.Ok(new GetApplication(platform.OtherCitizen, citizen.Application()));
        Assert.Equal("""[{"kind":"person","name":"杨帆","residentId":"11010519491231002X","share":60},{"kind":"organisation","name":"云山公司","share":40,"uscc":"91350100M000100Y43"}]""", view.Facts["business.shareholders"]);
        Assert.Equal("2026-03-01", view.Facts["business.insuranceFrom"]);
    }

    [Fact]
    public async Task Passkey_IsAddedSignsAnApplicationAndIsRemoved()
    {
        var platform = chromium.Platform;
        var citizen = await chromium.Open("citizen2", width: 390);
        var devices = await citizen.Context.NewCDPSessionAsync(citizen);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await citizen.GotoAsync("/account/passkeys");
        await citizen.FillAsync("[name=Name]", "my phone");
        await citizen.FillAsync("[name=Password]", Core.Demo.SamplePeople.Password);
        await citizen.Press("Add a passkey");
        Assert.Contains("The passkey is added", await citizen.InnerTextAsync("main"));
        Assert.Contains("my phone", await citizen.InnerTextAsync("main"));

        var draft = await new Given(platform).Draft(platform.OtherCitizen);
        await citizen.GotoAsync($"/apply/{draft}/check");
        if (await citizen.Locator("[name=OnPaper]").CountAsync() > 0)
            await citizen.CheckAsync("[name=OnPaper]");
        await citizen.Press("Sign with a passkey");

        Assert.EndsWith($"/apply/{draft}/sent", new Uri(citizen.Url).AbsolutePath);
        var submitted = (ApplicationSubmitted)(await platform.Ok(new GetHistory(platform.OtherCitizen, draft)))[0].Happened;
        Assert.Equal(SigningMethod.Passkey, submitted.Signature!.Method);
        await citizen.GotoAsync($"/apply/{draft}/track");
        Assert.Contains("Signed by passkey", await citizen.InnerTextAsync("main"));

        await citizen.GotoAsync("/account/passkeys");
        await citizen.Press("Remove");
        Assert.Contains("You have none yet", await citizen.InnerTextAsync("main"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
