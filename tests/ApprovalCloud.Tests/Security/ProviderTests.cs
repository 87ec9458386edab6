using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Sign-in by a provider of identities: whose account it is follows from the identity number that it has verified, and from nothing else.</summary>
public sealed partial class ProviderTests(ProviderPlatform platform) : IClassFixture<ProviderPlatform>
{
    [Fact]
    public async Task SomebodyNew_SaysWhereLettersGo_AndHasAnAccountFromThenOn()
    {
        using var client = platform.Careful();
        using var asked = await platform.ComeBack(client, "new", "/account");
        var page = await asked.Words();
        Assert.Contains("Where do letters go, 王新?", page);
        Assert.Contains("value=\"wang@example.test\"", page);

        using var entered = await Verify(client, "wang@example.test");

        Assert.Equal("/account", entered.Headers.Location!.ToString());
        var user = await platform.InDatabase(db => db.Users.SingleAsync(one => one.IdentityNumber == "110101199003070396"));
        Assert.Equal(("王新", "wang@example.test", null), (user.DisplayName, user.Email, user.PasswordHash));
        using var again = platform.Careful();
        using var back = await platform.ComeBack(again, "new");
        Assert.Equal("/apply", back.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("An identity provider", await again.GetStringAsync(new Uri("/account/sessions", UriKind.Relative)));
    }

    [Fact]
    public async Task AddressOfAnotherAccount_OpensThatAccountToNobody()
    {
        using var client = platform.Careful();
        using var asked = await platform.ComeBack(client, "thief");
        Assert.Contains("Where do letters go, Thief?", await asked.Words());

        using var answer = await client.PostFrom("/account/provider", "/account/provider", ("Email", "citizen2@example.test"));
        var closed = Sealed().Match(await answer.Words()).Groups["closed"].Value;
        var code = platform.Services.GetRequiredService<RegistrationSeal>().Open(closed)!.Code;
        using var tried = await client.PostFrom("/account/provider", "/account/provider?handler=Code", ("Registration", closed), ("Code", code));

        Assert.Contains("This is not the code of the latest letter", await tried.Words());
        Assert.False(await platform.InDatabase(db => db.Users.AnyAsync(one => one.IdentityNumber == "11010119900307619X")));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("wrong")]
    public async Task WhoeverHasNoVerifiedNumber_IsSignedInAsNobody(string person)
    {
        using var client = platform.Careful();
        using var back = await platform.ComeBack(client, person);

        Assert.Contains("has not told who you are", await back.Words());
        using var room = await ProviderPlatform.Follow(client, "/apply");
        Assert.Equal("/account/sign-in", room.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task WhoeverWasHelpedAtACounter_FindsWhatWasFiledThere()
    {
        var before = User.WithoutAccount("李窗", "110101199003072033");
        await platform.InDatabase(async db =>
        {
            db.Users.Add(before);
            return await db.SaveChangesAsync();
        });
        using var client = platform.Careful();
        (await platform.ComeBack(client, "counter")).Dispose();
        using var entered = await Verify(client, "li@example.test");

        Assert.Equal("/apply", entered.Headers.Location!.ToString().TrimStart('~'));
        Assert.Equal(before.Id, await platform.InDatabase(db => db.Users.Where(one => one.Email == "li@example.test").Select(one => one.Id).SingleAsync()));
    }

    [Theory]
    [InlineData("/account/provider/callback?code=made-up&state=made-up")]
    [InlineData("/account/provider/callback?error=access_denied")]
    [InlineData("/account/provider")]
    public async Task WhoeverDoesNotComeFromTheProvider_IsSignedInAsNobody(string address)
    {
        using var client = platform.Careful();
        using var page = await ProviderPlatform.Follow(client, address);

        Assert.Contains("has not told who you are", await page.Words());
        using var room = await ProviderPlatform.Follow(client, "/apply");
        Assert.Equal("/account/sign-in", room.RequestMessage!.RequestUri!.AbsolutePath);
    }

    // There is no password to sign with: a fresh sign-in stands for it.
    [Fact]
    public async Task Application_OfAnAccountWithoutPassword_IsSignedWithinTenMinutesOfTheSignIn()
    {
        var person = await platform.Ok(new AddUser("verified@example.test", "陈明", SamplePeople.Password) { IdentityNumber = "110101199003079198" });
        await platform.InDatabase(db => db.Users.Where(one => one.Id == person).ExecuteUpdateAsync(row => row.SetProperty(one => one.PasswordHash, (string?)null)));
        var caller = new Caller(person, "陈明");
        var (late, soon) = (await new Given(platform).Draft(caller), await new Given(platform).Draft(caller));
        using var client = platform.Careful();
        (await platform.ComeBack(client, "known")).Dispose();

        using var signed = await client.Post($"/apply/{soon}/check", ("OnPaper", "true"), ("Once", Guid.NewGuid().ToString()));
        platform.Clock.Advance(TimeSpan.FromMinutes(11));
        using var refused = await client.Post($"/apply/{late}/check", ("OnPaper", "true"), ("Once", Guid.NewGuid().ToString()));

        Assert.EndsWith("/sent", signed.Headers.Location!.ToString());
        Assert.Contains("Your account has no password", await refused.Words());
        Assert.Equal("Draft", (await platform.Ok(new GetApplication(caller, late))).Status);
    }

    private async Task<HttpResponseMessage> Verify(HttpClient client, string email)
    {
        using var answer = await client.PostFrom("/account/provider", "/account/provider?returnUrl=%2Faccount", ("Email", email));
        var closed = Sealed().Match(await answer.Words()).Groups["closed"].Value;
        var code = platform.Services.GetRequiredService<RegistrationSeal>().Open(closed)!.Code;
        return await client.PostFrom("/account/provider", "/account/provider?handler=Code" + (email.StartsWith("wang", StringComparison.Ordinal) ? "&returnUrl=%2Faccount" : ""), ("Registration", closed), ("Code", code));
    }

    [GeneratedRegex("name=\"Registration\" value=\"(?<closed>[^\"]+)\"")]
    private static partial Regex Sealed();
}
