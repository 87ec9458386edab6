using System.Net;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Signing on the check page, and a form whose session ended on the way.</summary>
public sealed class SigningPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Area = "premises.area";

    [Theory]
    [InlineData("", "Enter your password")]
    [InlineData("not-the-password", "This could not be confirmed")]
    public async Task Check_WithoutTheRightPassword_SendsNothing(string password, string words)
    {
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");

        using var response = await citizen.Post($"/apply/{draft}/check", ("OnPaper", "true"), ("Once", Guid.NewGuid().ToString()), ("Password", password));

        Assert.Contains(words, await response.Words());
        Assert.Equal("Draft", (await platform.Ok(new GetApplication(platform.Citizen, draft))).Status);
    }

    [Fact]
    public async Task Check_WithTheRightPassword_SendsOnceHoweverOften()
    {
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        var once = Guid.NewGuid().ToString();

        using var first = await citizen.Post($"/apply/{draft}/check", ("OnPaper", "true"), ("Once", once), ("Password", SamplePeople.Password));

        var number = (await platform.Ok(new GetApplication(platform.Citizen, draft))).Number!;
        Assert.EndsWith("/sent", first.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(number, await first.Words());
        var submitted = (ApplicationSubmitted)(await platform.Ok(new GetHistory(platform.Citizen, draft)))[0].Happened;
        Assert.Equal(SigningMethod.Password, submitted.Signature!.Method);
    }

    [Fact]
    public async Task Check_AfterTooManyWrongPasswords_IsLockedAsTheSignInIs()
    {
        const string email = "many.tries@example.test";
        var person = await platform.Ok(new AddUser(email, "Many Tries", SamplePeople.Password));
        var draft = await new Given(platform).Draft(new Caller(person, "Many Tries"));
        using var citizen = platform.CreateClient();
        using var signedIn = await citizen.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password));
        for (var attempt = 0; attempt < 10; attempt++)
            (await citizen.Post($"/apply/{draft}/check", ("OnPaper", "true"), ("Once", Guid.NewGuid().ToString()), ("Password", $"wrong-{attempt}"))).Dispose();

        using var response = await citizen.Post($"/apply/{draft}/check", ("OnPaper", "true"), ("Once", Guid.NewGuid().ToString()), ("Password", SamplePeople.Password));

        Assert.Contains("This account is locked for a few minutes", await response.Words());
        Assert.Equal("Draft", (await platform.Ok(new GetApplication(new Caller(person, "Many Tries"), draft))).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task Check_WithAMadeUpPasskey_SendsNothing(string credential)
    {
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");

        using var response = await citizen.Post($"/apply/{draft}/check", ("OnPaper", "true"), ("Once", Guid.NewGuid().ToString()), ("Credential", credential));

        Assert.Contains("This could not be confirmed", await response.Words());
        Assert.Equal("Draft", (await platform.Ok(new GetApplication(platform.Citizen, draft))).Status);
    }

    [Fact]
    public async Task Passkeys_WithoutASignIn_LeadToTheSignInPage()
    {
        using var client = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        using var response = await client.GetAsync(new Uri("/account/passkeys", UriKind.Relative));

        Assert.Contains("/account/sign-in", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Passkey_WithoutThePassword_IsNotAdded()
    {
        using var citizen = await platform.SignedInToPages("citizen");

        using var response = await citizen.Post("/account/passkeys", ("Name", "my phone"), ("Credential", "{}"), ("Password", ""));

        Assert.Contains("Enter your password", await response.Words());
    }

    [Fact]
    public async Task Form_WhoseSessionHasEnded_IsKeptThroughTheSignInAndSentAgain()
    {
        var draft = await Draft();
        using var citizen = await Expired(draft);

        using var asked = await Send(citizen, draft, "http://localhost");
        var signIn = await Document(asked);
        Assert.Contains("What you typed is kept", signIn);
        using var back = await SignIn(citizen, signIn, "citizen");
        var resume = await Document(back);
        Assert.Contains("Send what I typed", resume);
        var address = Action(resume);
        Assert.Equal($"/apply/{draft}/section/premises", address);
        using var sent = await citizen.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(Fields(resume)));

        Assert.True(sent.IsSuccessStatusCode);
        Assert.Equal("333.5", (await platform.Ok(new GetDraft(platform.Citizen, draft))).Answers[Area]);
    }

    [Fact]
    public async Task Form_WhoseSessionHasEnded_IsGivenToNobodyElse()
    {
        var draft = await Draft();
        using var citizen = await Expired(draft);
        using var asked = await Send(citizen, draft, "http://localhost");

        using var other = await SignIn(citizen, await Document(asked), "citizen2");

        Assert.DoesNotContain("333.5", await Document(other));
        Assert.DoesNotContain("Send what I typed", await Document(other));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData(null)]
    public async Task Form_OfAnotherSite_IsNotKept(string? origin)
    {
        var draft = await Draft();
        using var citizen = await Expired(draft);

        using var asked = await Send(citizen, draft, origin);

        Assert.DoesNotContain("name=\"Kept\"", await Document(asked));
    }

    [Fact]
    public async Task Form_ThatIsTooLarge_IsNotKept()
    {
        var draft = await Draft();
        using var citizen = await Expired(draft);

        using var asked = await Send(citizen, draft, "http://localhost", new string('x', 200_001));

        Assert.DoesNotContain("name=\"Kept\"", await Document(asked));
    }

    [Fact]
    public async Task KeptForm_MadeUp_IsIgnored()
    {
        using var client = platform.CreateClient();

        using var response = await client.Post("/account/sign-in", ("Email", "citizen@example.test"), ("Password", SamplePeople.Password), ("Kept", "CfDJ8made-up"));

        Assert.Equal((HttpStatusCode.OK, "/apply"), (response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath));
    }

    private Task<Guid> Draft() => new Given(platform).Draft(change: answers => answers[Area] = "120");

    /// <summary>Signed in, with the page open, and then away for longer than a session lasts.</summary>
    private async Task<HttpClient> Expired(Guid draft)
    {
        var client = await platform.SignedInToPages("citizen");
        Assert.Contains("120", await client.GetStringAsync(new Uri($"/apply/{draft}/section/premises", UriKind.Relative)));
        platform.Clock.Advance(TimeSpan.FromHours(11));
        return client;
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, Guid draft, string? origin, string more = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/apply/{draft}/section/premises")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { [$"was.{Area}"] = "120", [Area] = "333.5", ["more"] = more }),
        };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string page, string account) => client.PostAsync(
        new Uri("/account/sign-in", UriKind.Relative), new FormUrlEncodedContent(
            Fields(page).Append(KeyValuePair.Create("Email", $"{account}@example.test")).Append(KeyValuePair.Create("Password", SamplePeople.Password))));

    private static async Task<string> Document(HttpResponseMessage response) => await response.Content.ReadAsStringAsync();

    private static string Action(string page) => Form(page).GetAttribute("action")!;

    private static List<KeyValuePair<string, string>> Fields(string page) =>
        [.. Form(page).QuerySelectorAll("input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))];

    private static AngleSharp.Dom.IElement Form(string page) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("main form")!;
}
