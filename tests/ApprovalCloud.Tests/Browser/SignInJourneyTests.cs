using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Security;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>How somebody comes by an account, and in: by a code, an app, a code that was kept, and a passkey.</summary>
[Collection(nameof(Chromium))]
public sealed class SignInJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Password = "three words that only I know";
    private const string SecondFactor = "/account/second-factor";

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task Account_IsRegistered_GetsAnApp_AndIsSignedInToWithoutIt(string culture, bool javaScript)
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        var page = await chromium.Phone(null, culture, javaScript);
        await page.GotoAsync("/account/register");
        await page.FillAsync("[name=Name]", "王小明");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", Password);
        await page.Send("main form button.govuk-button");
        await page.FillAsync("[name=Code]", "12345678");
        await page.Send("main form button.govuk-button");
        Assert.Contains(Readers.Words(culture, "This is not the code", "验证码与最近一封邮件中的不一致", "驗證碼與最近一封郵件中的不一致"), await page.InnerTextAsync(".govuk-error-summary"));
        await LooksRight(page, javaScript);
        var closed = await page.InputValueAsync("[name=Registration]");
        await page.FillAsync("[name=Code]", chromium.Platform.Services.GetRequiredService<RegistrationSeal>().Open(closed)!.Code);
        await page.Send("main form button.govuk-button");
        Assert.Equal("/apply", new Uri(page.Url).AbsolutePath);

        await page.GotoAsync(SecondFactor);
        await page.FillAsync("[name=Password]", "not my password");
        await page.Send("main form button.govuk-button");
        await LooksRight(page, javaScript);
        await page.FillAsync("[name=Password]", Password);
        await page.Send("main form button.govuk-button");
        await page.FillAsync("[name=Code]", "000000");
        await page.Send("main form button.govuk-button");
        await LooksRight(page, javaScript);
        await page.FillAsync("[name=Code]", AuthenticatorApp.Code(await page.InnerTextAsync(".app-key"), chromium.Platform.Clock));
        await page.Send("main form button.govuk-button");
        var kept = await page.Locator(".app-codes code").AllInnerTextsAsync();
        await LooksRight(page, javaScript);
        await page.GotoAsync(SecondFactor);
        await page.FillAsync("[name=Password]", "not my password");
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);
        Assert.True(await page.Locator(".govuk-error-summary").IsVisibleAsync());
        await LooksRight(page, javaScript);

        var elsewhere = await chromium.Phone(null, culture, javaScript);
        await elsewhere.GotoAsync("/account/sign-in");
        await elsewhere.FillAsync("[name=Email]", email);
        await elsewhere.FillAsync("[name=Password]", Password);
        await elsewhere.Press(elsewhere.Locator("main form button.govuk-button:not([type=button])").First);
        await elsewhere.Follow("main .app-link-button");
        await elsewhere.FillAsync("[name=Code]", "never-kept");
        await elsewhere.Press(elsewhere.Locator("main form button.govuk-button:not([type=button])").First);
        await LooksRight(elsewhere, javaScript);
        await elsewhere.FillAsync("[name=Code]", kept[3]);
        await elsewhere.Press(elsewhere.Locator("main form button.govuk-button:not([type=button])").First);
        Assert.Equal("/apply", new Uri(elsewhere.Url).AbsolutePath);

        await page.GotoAsync("/account/sessions");
        Assert.Equal(2, await page.Locator(".govuk-summary-card").CountAsync());
        await page.Follow("a[href*='/account/sessions?session=']");
        await LooksRight(page, javaScript);
        await page.Send("main form button.govuk-button");
        Assert.True(await page.Locator(".govuk-error-summary").IsVisibleAsync());
        await LooksRight(page, javaScript);
        // Enter ends what is shown, and nothing else.
        Assert.Equal(1, await page.Locator(".govuk-summary-card").CountAsync());
        await page.FillAsync("[name=Password]", Password);
        await page.Loads(() => page.PressAsync("[name=Password]", "Enter"), request => request.RedirectedFrom is not null);
        Assert.Equal(1, await page.Locator(".govuk-summary-card").CountAsync());
        await LooksRight(page, javaScript);
        await elsewhere.GotoAsync("/apply");
        Assert.Equal("/account/sign-in", new Uri(elsewhere.Url).AbsolutePath);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Passkey_SignsIn_AndNoMoreOnceItIsTakenOffTheAccount(string culture)
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await chromium.Platform.Ok(new AddUser(email, "Somebody New", SamplePeople.Password));
        var page = await chromium.Open(email.Split('@')[0], culture, 390);
        await page.HasPasskeys();
        await page.GotoAsync("/account/passkeys");
        await page.FillAsync("[name=Name]", "my phone");
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.Press(page.Locator("[data-passkey-button]"));

        await SignOut(page);
        await page.Press(page.Locator("[data-passkey-button]"));
        Assert.Equal("/apply", new Uri(page.Url).AbsolutePath);
        await page.GotoAsync("/account/sessions");
        Assert.Contains(Readers.Words(culture, "Passkey", "通行密钥", "通行密鑰"), await page.InnerTextAsync("main"));

        await chromium.Platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync(email))!;
            foreach (var passkey in await users.GetPasskeysAsync(user))
                await users.RemovePasskeyAsync(user, passkey.CredentialId);
        });
        await SignOut(page);
        await page.Press(page.Locator("[data-passkey-button]"));
        Assert.Contains(Readers.Words(culture, "This passkey does not sign in here", "此通行密钥不能在此登录", ""), await page.InnerTextAsync(".govuk-error-summary"));
        await LooksRight(page, javaScript: true);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task SignOut(IPage page)
    {
        await page.Context.ClearCookiesAsync(new() { NameRegex = new Regex("Identity") });
        await page.GotoAsync("/account/sign-in");
    }

    private static async Task LooksRight(IPage page, bool javaScript)
    {
        await page.Fits();
        if (javaScript)
            Assert.Empty(await page.Wrong(390, 320));
    }
}
