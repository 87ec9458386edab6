using System.Net;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Every page of the routing table, for everybody whom it is not for.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed partial class PageDoorTests(SqlitePlatform platform)
{
    private static readonly Dictionary<string, string> Rooms = new()
    {
        ["apply"] = "citizen", ["desk"] = "clerk.tobacco", ["watch"] = "supervisor", ["design"] = "designer", ["counter"] = "assistant",
    };

    [Fact]
    public async Task EveryRoom_WithoutASignIn_LeadsToTheSignInPage()
    {
        using var client = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        foreach (var address in Addresses())
        {
            using var response = await client.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{address}: {response.StatusCode}");
            Assert.Contains("/account/sign-in", response.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task EveryRoom_ForAnotherRole_Is403()
    {
        foreach (var (room, account) in Rooms)
        {
            using var client = await SignedIn(account);
            foreach (var address in Addresses().Where(address => RoomOf(address) != room))
            {
                using var response = await client.GetAsync(address);
                Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{account} at {address}: {response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Application_OfSomebodyElse_IsNotFoundOnEveryPage()
    {
        var given = new Given(platform);
        var (running, draft) = ((await given.ParallelSteps()).Id, await given.Draft());
        using var other = await SignedIn("citizen2");
        foreach (var address in new[]
        {
            $"/apply/{draft}", $"/apply/{draft}/check", $"/apply/{draft}/materials", $"/apply/{running}/materials", $"/apply/{draft}/files/{Guid.NewGuid()}", $"/apply/{draft}/discard", $"/apply/{draft}/section/business", $"/apply/{running}", $"/apply/{running}/sent", $"/apply/{running}/track",
            $"/apply/access?application={running}", $"/apply/{running}/withdraw", $"/apply/{running}/correct/{running}", $"/apply/{running}/visit/{running}",
            $"/apply/{running}/receipt/fire-inspection", $"/apply/{running}/appeal/fire-inspection", $"/apply/{running}/ratings", $"/apply/{running}/rate", $"/apply/{running}/rate?step=business-registration", $"/apply/{running}/documents/1/submission",
            $"/apply/notices/{running}/1", $"/apply/{running}/messages/fire-inspection", $"/apply/{running}/live", $"/apply/{running}/proofs", $"/apply/{running}/proofs?handler=file&sequence=1",
            $"/apply/{running}/more-time/fire-inspection",
        })
        {
            using var response = await other.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Task_OfAnotherDepartment_IsNotFoundOnEveryPage()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        using var clerk = await SignedIn("clerk.tobacco");
        foreach (var address in new[] { $"/desk/{id}/fire-inspection", $"/desk/{id}/fire-inspection/correction", $"/desk/{id}/fire-inspection/procedure", $"/desk/{id}/fire-inspection/similar", $"/desk/{id}/fire-inspection/similar?handler=part",
            $"/desk/{id}/fire-inspection/extension", $"/desk/{id}/fire-inspection/more-time", $"/desk/{id}/fire-inspection/visit", $"/desk/{id}/fire-inspection/intake", $"/desk/{id}/fire-inspection/fix",
            $"/desk/{id}/fire-inspection/check", $"/desk/{id}/fire-inspection/received", $"/desk/{id}/fire-inspection/files/{Guid.NewGuid()}", $"/desk/{id}/fire-inspection/files/{Guid.NewGuid()}?handler=content", $"/desk/{id}/fire-inspection/documents/1/grant", $"/desk/{Guid.NewGuid()}/tobacco-licence" })
        {
            using var response = await clerk.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task SignIn_WithTheWrongPassword_SaysTheSameAsForAnUnknownAddress()
    {
        using var client = platform.CreateClient();

        var wrong = await SignIn(client, "citizen@example.test", "not-the-password");
        var unknown = await SignIn(client, "nobody@example.test", "not-the-password");

        Assert.Equal(Summary().Match(await wrong.Content.ReadAsStringAsync()).Value, Summary().Match(await unknown.Content.ReadAsStringAsync()).Value);
        Assert.NotEqual("", Summary().Match(await unknown.Content.ReadAsStringAsync()).Value);
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_IsRefused()
    {
        using var client = await SignedIn("citizen");
        using var response = await client.PostAsync($"/apply/new/{Given.Restaurant}", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private List<string> Addresses()
    {
        var pages = platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Value switch
            {
                var guid when guid.Contains(":guid", StringComparison.Ordinal) => Guid.NewGuid().ToString(),
                var number when number.Contains(":int", StringComparison.Ordinal) => "1",
                _ => "x",
            }).ToLowerInvariant())
            .Where(address => RoomOf(address) is not null).Distinct().ToList();
        Assert.True(pages.Count > 15);
        return pages;
    }

    // Among everybody's account pages, acting for others is for citizens.
    private static string? RoomOf(string address) => address.StartsWith("/account/delegations", StringComparison.Ordinal)
        ? "apply"
        : Rooms.Keys.FirstOrDefault(room => address.Split('/')[1] == room);

    private async Task<HttpClient> SignedIn(string account)
    {
        var client = platform.CreateClient();
        using var response = await SignIn(client, $"{account}@example.test", SamplePeople.Password);
        Assert.DoesNotContain("sign-in", response.RequestMessage!.RequestUri!.ToString());
        return client;
    }

    internal static async Task<HttpResponseMessage> SignIn(HttpClient client, string email, string password)
    {
        var page = await client.GetStringAsync("/account/sign-in");
        return await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = email, ["Password"] = password, ["__RequestVerificationToken"] = Support.Pages.TokenOf(page),
        }));
    }

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<div class=\"govuk-error-summary\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Summary();
}
