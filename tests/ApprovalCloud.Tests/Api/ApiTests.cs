using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Api;

[Collection(nameof(SqlitePlatform))]
public sealed class ApiTests(SqlitePlatform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Login_WithTheWrongPassword_Is401()
    {
        using var client = platform.CreateClient();

        using var response = await client.PostAsJsonAsync("/api/account/login", new { email = "citizen@example.test", password = "wrong-password-1" });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Plan_Of320SquareMetresWithTobacco_NamesTheDepartmentsAndWhy()
    {
        using var client = platform.CreateClient();
        var facts = Given.LargeRestaurant(platform.Workflows).Facts.ToDictionary();

        using var response = await client.PostAsJsonAsync("/api/services/open-a-restaurant/plan", new { facts });
        var plan = await response.Json();

        var steps = plan.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("key").GetString()!);
        Assert.Equal(7, steps.Count);
        Assert.Contains("320 m²", steps["fire-inspection"].GetProperty("because").GetString());
        Assert.Empty(plan.GetProperty("questions").EnumerateArray());
        Assert.True(plan.GetProperty("workingDays").GetInt32() > 0);
    }

    [Fact]
    public async Task Plan_InChinese_AnswersInChinese()
    {
        using var client = platform.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        using var response = await client.PostAsJsonAsync("/api/services/open-a-restaurant/plan", new { facts = new Dictionary<string, object> { ["premises.area"] = "large" } });
        var problem = await response.Json();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("请填写数字", problem.GetProperty("errors").GetProperty("premises.area")[0].GetString());
    }

    [Fact]
    public async Task Create_WithAFactTheServiceDoesNotAskFor_NamesIt()
    {
        using var client = await platform.SignedIn("citizen");

        using var response = await client.PostAsJsonAsync("/api/applications", new { service = Given.Restaurant, facts = new Dictionary<string, object> { ["shoe.size"] = 44 } });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty("shoe.size", out _));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"service\":5}")]
    [InlineData("{\"facts\":{}}")]
    public async Task Create_WithNonsense_IsAClientError(string body)
    {
        using var client = await platform.SignedIn("citizen");

        using var response = await client.PostAsync("/api/applications", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.InRange((int)response.StatusCode, 400, 404);
    }

    [Fact]
    public async Task SomebodyElsesApplication_IsNotFoundAtEveryAddress()
    {
        var id = (await given.ParallelSteps()).Id;
        using var other = await platform.SignedIn("citizen2");

        foreach (var (method, address) in new[]
        {
            (HttpMethod.Get, ""), (HttpMethod.Patch, ""), (HttpMethod.Delete, ""), (HttpMethod.Get, "/events"), (HttpMethod.Post, "/submit"),
            (HttpMethod.Post, "/withdraw"), (HttpMethod.Get, $"/corrections/{id}"), (HttpMethod.Post, $"/corrections/{id}"),
            (HttpMethod.Post, "/more-time/fire-inspection"),
        })
        {
            using var request = new HttpRequestMessage(method, $"/api/applications/{id}{address}");
            if (method == HttpMethod.Patch || method == HttpMethod.Post)
                request.Content = JsonContent.Create(new { facts = new Dictionary<string, string>(), reason = "why", until = "2030-01-01" });
            using var response = await other.SendAsync(request);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{method} {address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Task_OfAnotherDepartment_IsNotFound()
    {
        var id = (await given.ParallelSteps()).Id;
        using var clerk = await platform.SignedIn("clerk.tobacco");

        using var seen = await clerk.GetAsync($"/api/tasks/{id}/fire-inspection");
        using var listed = await clerk.GetAsync("/api/tasks?department=fire-rescue");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (seen.StatusCode, listed.StatusCode));
    }

    [Fact]
    public async Task Decide_TheLoserOfARace_Gets409WithTheWinnersName()
    {
        var id = (await given.ParallelSteps()).Id;
        using var first = await platform.SignedIn("clerk.fire-rescue");
        using var second = await platform.SignedIn("colleague.fire-rescue");
        using var seen = await second.GetAsync($"/api/tasks/{id}/fire-inspection");
        using var won = await first.PostAsJsonAsync($"/api/tasks/{id}/fire-inspection/decide", new { verdict = "grant", note = "" });

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{id}/fire-inspection/decide") { Content = JsonContent.Create(new { verdict = "refuse", note = "no" }) };
        request.Headers.IfMatch.Add(seen.Headers.ETag!);
        using var lost = await second.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (won.StatusCode, lost.StatusCode));
        Assert.Contains(platform.Clerk("fire-rescue").Name, (await lost.Json()).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/openapi/v1.json", "\"/api/tasks/{applicationId}/{step}/decide\"")]
    [InlineData("/api/docs", "ApprovalCloud")]
    [InlineData("/health/live", "Healthy")]
    [InlineData("/health/ready", "Healthy")]
    [InlineData("/metrics", "# TYPE")]
    public async Task OpenAddress_Answers(string address, string contains)
    {
        using var client = platform.CreateClient();

        Assert.Contains(contains, await client.GetStringAsync(new Uri(address, UriKind.Relative)));
    }

    [Fact]
    public async Task EventLog_ForTheSupervisor_IsXes()
    {
        await given.ParallelSteps();
        using var client = await platform.SignedIn("supervisor");

        Assert.Contains("<trace>", await client.GetStringAsync(new Uri("/api/supervision/log.xes", UriKind.Relative)));
    }
}
