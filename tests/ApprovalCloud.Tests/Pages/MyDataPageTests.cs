using System.Net;
using System.Text.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ApprovalCloud.Tests.Pages;

/// <summary>The pages of one's own data: for nobody else, and nothing leaves or goes without the password.</summary>
public sealed class MyDataPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private static readonly string[] All =
        ["/account/data", "/account/data/facts", "/account/data/account", "/account/data/export", "/account/data/delete", "/account/data/email"];

    [Fact]
    public async Task Pages_WithoutASignIn_LeadToTheSignInPage()
    {
        using var nobody = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        foreach (var address in All)
            Assert.Contains("/account/sign-in", (await nobody.GetAsync(Address(address))).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clerk.tobacco")]
    [InlineData("supervisor")]
    [InlineData("designer")]
    public async Task Pages_ForSomebodyWhoWorksHere_Are403(string account)
    {
        using var client = await platform.SignedInToPages(account);
        foreach (var address in All)
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Address(address))).StatusCode);
    }

    [Fact]
    public async Task Overview_ShowsOnesOwnAndNothingOfOthers()
    {
        var (mine, other) = (await new Given(platform).SubmittedApplication(), await new Given(platform).SubmittedApplication(platform.OtherCitizen, answers => answers["business.name"] = "别人的秘密店"));
        using var citizen = await platform.SignedInToPages("citizen");

        var facts = await (await citizen.GetAsync(Address("/account/data/facts"))).Words();
        Assert.Contains(mine.Number, facts, StringComparison.Ordinal);
        Assert.Contains(Given.Secrets[1], facts, StringComparison.Ordinal);
        foreach (var address in All[..5])
        {
            var page = await (await citizen.GetAsync(Address(address))).Words();
            Assert.DoesNotContain(other.Number, page, StringComparison.Ordinal);
            Assert.DoesNotContain("别人的秘密店", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_NeedsThePassword()
    {
        using var citizen = await platform.SignedInToPages("citizen");

        Assert.Contains("Enter your password", await (await citizen.Post("/account/data/export")).Words(), StringComparison.Ordinal);
        var wrong = await citizen.Post("/account/data/export", ("Password", "not-the-password"));
        Assert.Contains("could not be confirmed", await wrong.Words(), StringComparison.Ordinal);
        var file = await citizen.Post("/account/data/export", ("Password", SamplePeople.Password));

        Assert.Equal("application/json", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Equal("citizen@example.test", JsonDocument.Parse(await file.Content.ReadAsStringAsync()).RootElement.GetProperty("account").GetProperty("email").GetString());
    }

    [Fact]
    public async Task Deletion_SaysWhatWentAndWhatStays()
    {
        using var citizen = await platform.SignedInToPages("citizen2");
        await new Given(platform).Draft(platform.OtherCitizen);
        var submitted = await new Given(platform).SubmittedApplication(platform.OtherCitizen);

        Assert.Contains("could not be confirmed", await (await citizen.Post("/account/data/delete", ("What", "Drafts"), ("Password", "wrong"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Select what is to be deleted", await (await citizen.Post("/account/data/delete", ("Password", SamplePeople.Password))).Words(), StringComparison.Ordinal);
        var open = await (await citizen.Post("/account/data/delete", ("What", "Account"), ("Password", SamplePeople.Password))).Words();
        Assert.Contains(submitted.Number, open, StringComparison.Ordinal);
        var deleted = await (await citizen.Post("/account/data/delete", ("What", "Drafts"), ("Password", SamplePeople.Password))).Words();

        Assert.Contains("What was deleted", deleted, StringComparison.Ordinal);
        Assert.Contains("Draft: Open a restaurant", deleted, StringComparison.Ordinal);
        Assert.Contains(submitted.Number, deleted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_Closed_EndsEverySession()
    {
        await platform.Ok(new AddUser("leaving@example.test", "Somebody Leaving", SamplePeople.Password));
        using var here = await platform.SignedInToPages("leaving");
        using var elsewhere = await platform.SignedInToPages("leaving");

        var closed = await (await here.Post("/account/data/delete", ("What", "Account"), ("Password", SamplePeople.Password))).Words();

        Assert.Contains("you are signed out", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody Leaving", closed, StringComparison.Ordinal);
        platform.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("sign-in", (await elsewhere.GetAsync(Address("/account/data"))).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        using var again = platform.CreateClient();
        var signIn = await again.Post("/account/sign-in", ("Email", "leaving@example.test"), ("Password", SamplePeople.Password));
        Assert.Contains("is not right", await signIn.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_IsCorrectedByForms()
    {
        await platform.Ok(new AddUser("corrected@example.test", "Corected", SamplePeople.Password));
        using var client = await platform.SignedInToPages("corrected");

        Assert.Contains("Your name is changed.", await (await client.Post("/account/data/account?handler=Name", ("Name", "Corrected"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Corrected", await client.GetStringAsync(Address("/account/data")), StringComparison.Ordinal);
        var typed = await (await client.Post("/account/data/account?handler=Phone", ("Phone", "call me"))).Words();
        Assert.Contains("Enter a telephone number", typed, StringComparison.Ordinal);
        Assert.Contains("call me", typed, StringComparison.Ordinal);
        var email = await (await client.Post("/account/data/account?handler=Email", ("Email", "right@example.test"), ("Password", "wrong"))).Words();
        Assert.Contains("could not be confirmed", email, StringComparison.Ordinal);
        Assert.Contains("right@example.test", email, StringComparison.Ordinal);
        Assert.Contains("We have sent a letter to right@example.test", await (await client.Post("/account/data/account?handler=Email", ("Email", "right@example.test"), ("Password", SamplePeople.Password))).Words(), StringComparison.Ordinal);
        var letter = Directory.EnumerateFiles(platform.MailFolder, "*.eml").Select(path => MimeKit.MimeMessage.Load(path)).Single(mail => mail.To.ToString().Contains("right@example.test", StringComparison.Ordinal));
        var link = LinkOfLetter.In(letter.TextBody!);
        Assert.Contains("Your e-mail address is changed.", await (await client.Post(link.Page, ("Email", link.Email), ("Token", link.Token))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_AreDocumentedInEveryLanguage() =>
        Assert.All(ExportKeys.All, key => Assert.All(new[] { key.Meaning.En, key.Meaning.ZhHans, key.Meaning.ZhHant }, words => Assert.NotEmpty(words)));

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
