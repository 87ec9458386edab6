using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>The platform and the sample registries, with HTTP between them and before them.</summary>
public sealed class EndToEndTests(RegistriesPlatform platform) : IClassFixture<RegistriesPlatform>
{
    private static readonly string[] All = ["population", "legal-persons", "premises", "real-estate", "birth-death", "marriage", "social-insurance"];

    [Fact]
    public async Task Prefill_Restaurant_FillsInTheCompanyAndItsPremisesWithTheirSources()
    {
        using var citizen = await platform.SignedIn("citizen");
        var draft = await Draft(citizen, []);

        using var response = await citizen.PostAsJsonAsync($"/api/applications/{draft}/prefill", new { consent = Array.Empty<string>() });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var area = (await response.Json()).GetProperty("facts").GetProperty("premises.area");
        Assert.Equal(("320", "premises", "A"), (area.GetProperty("value").GetString(), area.GetProperty("from").GetString(), area.GetProperty("trust").GetString()));
        var sources = (await citizen.GetFromJsonAsync<JsonElement>($"/api/applications/{draft}")).GetProperty("sources");
        Assert.Equal("legal-persons", sources.GetProperty("business.uscc").GetProperty("from").GetString());
    }

    [Fact]
    public async Task Prefill_AsAStream_TellsEachRegistryWhenItsFactsAreThere()
    {
        using var citizen = await platform.SignedIn("citizen");
        var draft = await Draft(citizen, []);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/applications/{draft}/prefill") { Content = JsonContent.Create(new { consent = Array.Empty<string>() }) };
        request.Headers.Accept.ParseAdd("text/event-stream");

        using var response = await citizen.SendAsync(request);
        var events = (await response.Content.ReadAsStringAsync()).Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal)).ToList();

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.True(events.Count(line => line == "event: fetched") >= 3);
        Assert.Equal("event: done", events[^1]);
    }

    [Fact]
    public async Task Prefill_WithEveryRegistryDown_SaysSoAndTheApplicationGoesThroughByHand()
    {
        await AllFail("error");
        using var citizen = await platform.SignedIn("citizen");
        var draft = await Draft(citizen, Given.LargeRestaurant(platform.Workflows).Facts);

        using var filled = await citizen.PostAsJsonAsync($"/api/applications/{draft}/prefill", new { consent = All });
        var fetched = (await filled.Json()).GetProperty("fetched").EnumerateArray().ToList();
        using var submitted = await citizen.PostAsync($"/api/applications/{draft}/submit", null);
        await AllFail("none");

        Assert.NotEmpty(fetched);
        Assert.All(fetched, one => Assert.Equal("Down", one.GetProperty("outcome").GetString()));
        Assert.Equal(HttpStatusCode.OK, submitted.StatusCode);
    }

    [Theory]
    [InlineData("wrong-person", "AboutSomebodyElse")]
    [InlineData("malformed", "Unreadable")]
    [InlineData("huge", "Unreadable")]
    [InlineData("deep", "Unreadable")]
    [InlineData("redirect", "Refused")]
    public async Task Prefill_FromAHostileRegistry_TakesNothingAndSaysWhy(string fault, string outcome)
    {
        await Task.Delay(600);
        await platform.Sample.Fault("legal-persons", fault);
        using var citizen = await platform.SignedIn("citizen");
        var draft = await Draft(citizen, []);

        using var filled = await citizen.PostAsJsonAsync($"/api/applications/{draft}/prefill", new { consent = Array.Empty<string>() });
        await platform.Sample.Fault("legal-persons", "none");

        var answer = await filled.Json();
        Assert.Contains(answer.GetProperty("fetched").EnumerateArray(), one => one.GetProperty("outcome").GetString() == outcome);
        Assert.False(answer.GetProperty("facts").TryGetProperty("business.uscc", out _));
    }

    private async Task AllFail(string kind)
    {
        foreach (var registry in All)
            await platform.Sample.Fault(registry, kind);
        await Task.Delay(600);
    }

    private static async Task<string> Draft(HttpClient citizen, IReadOnlyDictionary<string, string> facts)
    {
        using var begun = await citizen.PostAsJsonAsync("/api/applications", new { service = Given.Restaurant, facts });
        return (await begun.EnsureSuccessStatusCode().Json()).GetProperty("id").GetString()!;
    }

    private static Task<string> Draft(HttpClient citizen, string[] none) => Draft(citizen, none.ToDictionary(key => key));
}
