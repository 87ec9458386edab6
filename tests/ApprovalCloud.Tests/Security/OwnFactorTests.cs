using System.Net;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Whoever finds a session open, or a copy of the database, does not come to somebody's factors.</summary>
public sealed partial class OwnFactorTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Page = "/account/second-factor";

    [Fact]
    public async Task KeptCodes_AreHashed_AndThoseOfAnOlderVersionAreGoodOnce()
    {
        var email = await Somebody();
        await platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync(email))!;
            var codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 3))!.ToList();
            var kept = await users.GetAuthenticationTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes");

            Assert.All(codes, code => Assert.DoesNotContain(code, kept, StringComparison.OrdinalIgnoreCase));
            Assert.False((await users.RedeemTwoFactorRecoveryCodeAsync(user, "AAAAA-BBBBB")).Succeeded);
            Assert.True((await users.RedeemTwoFactorRecoveryCodeAsync(user, codes[1])).Succeeded);
            Assert.False((await users.RedeemTwoFactorRecoveryCodeAsync(user, codes[1])).Succeeded);
            Assert.Equal(2, await users.CountRecoveryCodesAsync(user));

            await users.SetAuthenticationTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", "AAAAA-BBBBB;CCCCC-DDDDD");
            Assert.True((await users.RedeemTwoFactorRecoveryCodeAsync(user, "CCCCC-DDDDD")).Succeeded);
            Assert.False((await users.RedeemTwoFactorRecoveryCodeAsync(user, "CCCCC-DDDDD")).Succeeded);
            Assert.Equal(1, await users.CountRecoveryCodesAsync(user));
            Assert.DoesNotContain("AAAAA-BBBBB", await users.GetAuthenticationTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes"));
        });
    }

    // Whoever finds a session open that was left while an app was being set up neither sees the key nor switches it on.
    [Fact]
    public async Task Key_IsShownOnlyRightAfterThePassword()
    {
        using var client = platform.CreateClient();
        (await client.Post("/account/sign-in", ("Email", await Somebody()), ("Password", SamplePeople.Password))).Dispose();
        using var begun = await client.PostFrom(Page, $"{Page}?handler=Begin", ("Password", SamplePeople.Password));
        var key = Key().Match(await begun.Words()).Groups["key"].Value;
        platform.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.DoesNotContain(key, await client.GetStringAsync(new Uri(Page, UriKind.Relative)));
        using var late = await client.Post(Page, ("Code", AuthenticatorApp.Code(key, platform.Clock)));

        Assert.Contains("This took longer than ten minutes", await late.Words());
        Assert.DoesNotContain(key, await client.GetStringAsync(new Uri(Page, UriKind.Relative)));
    }

    [Fact]
    public async Task Passkey_IsTakenOffByThePasswordAlone_AndNobodyElses()
    {
        var (email, id) = (await Somebody(), new byte[] { 7, 7, 7 });
        await platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            Assert.True((await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync(email))!, new UserPasskeyInfo(id, [4], DateTimeOffset.UtcNow, 0, null, true, false, false, [5], [6]) { Name = "grey phone" })).Succeeded);
        });
        using var client = platform.CreateClient();
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        using var other = await platform.SignedInToPages("citizen2");
        const string passkeys = "/account/passkeys";
        async Task<string> Remove(HttpClient who, string password)
        {
            using var answer = await who.PostFrom($"{passkeys}?key=BwcH", $"{passkeys}?handler=Remove", ("Key", "BwcH"), ("Password", password));
            return await answer.Words();
        }

        Assert.Contains("Remove the passkey “grey phone”?", WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"{passkeys}?key=BwcH", UriKind.Relative))));
        Assert.Contains("You have none yet", await Remove(other, SamplePeople.Password));
        Assert.Contains("This could not be confirmed", await Remove(client, "not-the-password"));
        Assert.Contains("grey phone", await client.GetStringAsync(new Uri(passkeys, UriKind.Relative)));
        Assert.Contains("The passkey is removed", await Remove(client, SamplePeople.Password));
        Assert.DoesNotContain("grey phone", await client.GetStringAsync(new Uri(passkeys, UriKind.Relative)));
    }

    private async Task<string> Somebody()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        return email;
    }

    [GeneratedRegex("<code class=\"app-key\">(?<key>[^<]+)</code>")]
    private static partial Regex Key();
}
