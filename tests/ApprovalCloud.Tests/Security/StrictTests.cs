using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Security;

/// <summary>What an operator may ask for beyond what is delivered, and what is delivered where it is no desk.</summary>
public sealed class StrictTests(StrictPlatform platform) : IClassFixture<StrictPlatform>
{
    private const string SetUp = "/account/second-factor";

    [Theory]
    [InlineData("/apply")]
    [InlineData("/account/data")]
    [InlineData("/account/delegations")]
    public async Task Citizen_WithAPasswordAlone_IsLedToTheSetUp(string page)
    {
        using var citizen = await platform.SignedInToPages("citizen");
        using var response = await citizen.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(SetUp, response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("You show two things when you sign in here", await response.Words());
    }

    [Theory]
    [InlineData(SamplePeople.Password)]
    [InlineData("not-the-password")]
    public async Task Api_GivesNoTokensForPasswords_RightOrWrong(string password)
    {
        using var client = platform.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/account/login", new { email = "citizen@example.test", password });
        Assert.Equal((HttpStatusCode.Forbidden, "NoTokensByPassword"), (answer.StatusCode, (await answer.Json()).GetProperty("rule").GetString()));
    }

    [Fact]
    public void TokensForPasswords_AreGivenOnADeskAlone() => Assert.False(new Web.Security.SignInOptions().TokensByPassword);
}
