using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Whole applications on a phone, in every language, signed by password and by passkey.</summary>
[Collection(nameof(Chromium))]
public sealed class SigningJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Owners = "business.shareholders";

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Restaurant_OnAPhone_SectionBySectionToItsNumber(string culture, bool javaScript)
    {
        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync($"/apply/new/{Given.Restaurant}");
        await citizen.Press(citizen.Locator("main form button.govuk-button").Last);
        await citizen.GotoAsync($"/apply/{citizen.Application()}");
        await citizen.FillIn(Given.LargeRestaurant(chromium.Platform.Workflows).Facts);
        await citizen.Fits();

        await citizen.Submit();

        var view = await chromium.Platform.Ok(new GetApplication(chromium.Platform.OtherCitizen, citizen.Application()));
        Assert.Contains(view.Number!, await citizen.InnerTextAsync(".govuk-panel"));
        Assert.Equal(culture, await citizen.GetAttributeAsync("html", "lang"));
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Company_OnAPhone_IsLeftAndGoneOnWith_GrowsQuestionsAndShareholders_IsCheckedChangedSignedAndReceipted(string culture, bool javaScript)
    {
        var platform = chromium.Platform;
        var facts = platform.Workflows.Examples.First(example => example.Service == "start-a-company").Facts.ToDictionary();
        facts[Owners] = """[{"name":"杨帆","kind":"person","residentId":"11010519491231002X","share":"60"},{"name":"云山公司","kind":"organisation","uscc":"91350100M000100Y43","share":"40"}]""";
        var citizen = await chromium.Phone("citizen2", culture, javaScript);
        await citizen.GotoAsync("/apply/new/start-a-company");
        await citizen.Press(citizen.Locator("main form button.govuk-button").Last);
        var draft = citizen.Application();

        // Left in the middle, and gone on with later.
        await citizen.GotoAsync($"/apply/{draft}/section/company");
        await citizen.FillAsync("[name='business.name']", "云山软件");
        if (javaScript)
            await citizen.ChangeIsSaved();
        else
            await citizen.Press(citizen.Locator("button[name=then][value=later]"));
        await citizen.GotoAsync($"/apply/{draft}/section/company");
        Assert.Equal("云山软件", await citizen.InputValueAsync("[name='business.name']"));

        // The form of a company brings its shareholders; one of three is taken away again.
        Assert.Equal(0, await citizen.Locator($"[name^='{Owners}']").CountAsync());
        await citizen.Answer("business.form", "limited-company");
        if (!javaScript)
            await citizen.SaveAndContinue();
        await citizen.Locator($"[name='{Owners}[0].name']").WaitForAsync();
        await citizen.Answer(Owners, """[{"name":"杨帆"},{"name":"周敏"},{"name":"云山公司"}]""");
        await citizen.Press(citizen.Locator($"button[value='remove:{Owners}:1']"));
        Assert.Equal("云山公司", await citizen.InputValueAsync($"[name='{Owners}[1].name']"));
        Assert.Equal(0, await citizen.Locator($"[name^='{Owners}[2]']").CountAsync());
        await citizen.Fits();
        await citizen.FillIn(facts);

        // What is wrong on the page that shows everything is changed from there.
        Assert.Contains("云山公司", await citizen.InnerTextAsync("main"));
        await citizen.Follow(citizen.Locator("main a[href*='/section/company?from=check']").First);
        await citizen.FillAsync("[name='business.name']", "广安云海软件有限责任公司");
        await citizen.SaveAndContinue();
        Assert.EndsWith($"/apply/{draft}/check", new Uri(citizen.Url).AbsolutePath);
        Assert.Contains("广安云海软件有限责任公司", await citizen.InnerTextAsync("main"));
        await citizen.FillAsync("[name=Password]", "not my password");
        await citizen.Press(citizen.Locator("main form:has([name=Password]) button.govuk-button").Last);
        Assert.Contains(Readers.Words(culture, "There is a problem", "填写有误", "填寫有誤"), await citizen.InnerTextAsync(".govuk-error-summary"));
        await citizen.Fits();
        await citizen.Submit();

        Assert.Contains(Readers.Words(culture, "Application submitted", "申请已提交", "申請已提交"), await citizen.InnerTextAsync(".govuk-panel"));
        await citizen.Fits();
        using var receipt = new PdfTools(await citizen.Downloaded("a[href$='/submission']"));
        var view = await platform.Ok(new GetApplication(platform.OtherCitizen, draft));
        Assert.Contains(view.Number!, await receipt.Text());
        Assert.Equal("""[{"kind":"person","name":"杨帆","residentId":"11010519491231002X","share":60},{"kind":"organisation","name":"云山公司","share":40,"uscc":"91350100M000100Y43"}]""", view.Facts[Owners]);
        Assert.Equal(("广安云海软件有限责任公司", "2026-03-01"), (view.Facts["business.name"], view.Facts["business.insuranceFrom"]));
    }

    [Fact]
    public async Task Passkey_IsAddedSignsAnApplicationAndIsRemoved()
    {
        var platform = chromium.Platform;
        var citizen = await chromium.Open("citizen2", width: 390);
        await citizen.HasPasskeys();
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
        await citizen.Follow(".govuk-summary-list__actions a");
        await citizen.FillAsync("[name=Password]", "not my password");
        await citizen.Press("Remove");
        Assert.Equal([], await citizen.Wrong(390, 320));
        await citizen.FillAsync("[name=Password]", Core.Demo.SamplePeople.Password);
        await citizen.Press("Remove");
        Assert.Contains("You have none yet", await citizen.InnerTextAsync("main"));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
