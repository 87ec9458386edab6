using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.Tests.Support;

/// <summary>HTTP clients of the sample people, signed in with bearer tokens.</summary>
public static class Client
{
    public static async Task<HttpClient> SignedIn(this Platform platform, string account)
    {
        var client = platform.CreateClient();
        using var response = await client.PostAsJsonAsync("/api/account/login", new { email = $"{account}@example.test", password = SamplePeople.Password });
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();
}
