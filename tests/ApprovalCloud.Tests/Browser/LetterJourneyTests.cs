using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Links of letters: a script takes what is secret out of the address, and without one it is copied from the letter.</summary>
[Collection(nameof(Chromium))]
public sealed class LetterJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string New = "three words that only I know";

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Password_IsChosenByTheLinkOfALetter_AndNoServerIsToldItsCode(string culture, bool javaScript)
    {
        var (email, user) = await Somebody();
        var link = LinkOfLetter.In((await chromium.Platform.InScope(services => services.GetRequiredService<PasswordLinks>().Of(user))).Address);
        var page = await chromium.Phone(null, culture, javaScript);
        var asked = Asked(page);
        await page.GotoAsync($"{link.Page}{link.Address.Fragment}");

        await Filled(page, link, javaScript);
        await page.FillAsync("[name=Password]", New);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);

        Assert.Equal("/account/sign-in", new Uri(page.Url).AbsolutePath);
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", New);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);
        Assert.Equal("/apply", new Uri(page.Url).AbsolutePath);
        Assert.All(asked, address => Assert.DoesNotContain(link.Token, new Uri(address).PathAndQuery, StringComparison.Ordinal));
        Assert.All(asked, address => Assert.DoesNotContain("example.test", new Uri(address).PathAndQuery, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-Hans", false)]
    public async Task Address_IsConfirmedByTheLinkOfALetter_AlsoByWhoHasToSignInFirst(string culture, bool javaScript)
    {
        var (email, user) = await Somebody();
        var wanted = $"new+{Guid.NewGuid():N}@example.test";
        await chromium.Platform.Ok(new AskForEmail(new Caller(user.Id, user.DisplayName), wanted));
        var letter = Directory.EnumerateFiles(chromium.Platform.MailFolder, "*.eml").Select(path => MimeMessage.Load(path)).Single(mail => mail.To.ToString().Contains(wanted, StringComparison.Ordinal));
        var link = LinkOfLetter.In(letter.TextBody!);
        var page = await chromium.Phone(null, culture, javaScript);
        var asked = Asked(page);
        await page.GotoAsync($"{link.Page}{link.Address.Fragment}");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);

        Assert.Equal("/account/data/email", new Uri(page.Url).AbsolutePath);
        await Filled(page, link, javaScript);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);

        Assert.Equal("/account/data", new Uri(page.Url).AbsolutePath);
        Assert.Contains(wanted, await page.InnerTextAsync("main"));
        Assert.All(asked, address => Assert.DoesNotContain(link.Token, new Uri(address).PathAndQuery, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_InAnotherLanguage_IsStillFilledIn_AndAForgottenPasswordKnowsTheAddress()
    {
        var page = await chromium.Open();
        await page.GotoAsync("/account/reset#email=a%2Bb%40example.test&token=xyz");
        await page.Follow("a[hreflang=zh-Hans]");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        await Assertions.Expect(page.Locator("[name=Email]")).ToHaveValueAsync("a+b@example.test");
        await Assertions.Expect(page.Locator("[name=Token]")).ToHaveValueAsync("xyz");

        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", "a+b@example.test");
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);
        await page.Follow("a[href*='/account/forgotten']");
        await Assertions.Expect(page.Locator("[name=Email]")).ToHaveValueAsync("a+b@example.test");
        Assert.EndsWith("/account/forgotten", page.Url, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task Filled(IPage page, LinkOfLetter link, bool javaScript)
    {
        if (!javaScript)
        {
            await page.FillAsync("[name=Email]", link.Email);
            await page.FillAsync("[name=Token]", link.Token);
        }

        Assert.DoesNotContain(javaScript ? "#" : "?", page.Url, StringComparison.Ordinal);
        Assert.Equal((link.Email, link.Token), (await page.InputValueAsync("[name=Email]"), await page.InputValueAsync("[name=Token]")));
        Assert.Equal(!javaScript, await page.IsVisibleAsync("[name=Token]"));
        await page.Fits();
        if (javaScript)
            Assert.Empty(await page.Wrong(390, 320));
    }

    private static List<string> Asked(IPage page)
    {
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        return asked;
    }

    private async Task<(string Email, User User)> Somebody()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await chromium.Platform.Ok(new AddUser(email, "Somebody New", SamplePeople.Password));
        return (email, (await chromium.Platform.InScope(services => services.GetRequiredService<UserManager<User>>().FindByEmailAsync(email)))!);
    }
}
