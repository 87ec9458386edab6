using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ApprovalCloud.Tests.Security;

/// <summary>A program that comes without TLS is told so, and not led on: it would never be noticed.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class InClearTests(SqlitePlatform platform)
{
    [Theory]
    [InlineData("https://approvals.example.org", "http", HttpStatusCode.Forbidden)]
    [InlineData("https://approvals.example.org", "https", HttpStatusCode.OK)]
    // Whoever looks after the node asks it itself.
    [InlineData("https://approvals.example.org", null, HttpStatusCode.OK)]
    [InlineData("http://localhost:5080", "http", HttpStatusCode.OK)]
    public async Task Program_WithoutTls_IsRefused_WhereThePublicAddressHasIt(string address, string? came, HttpStatusCode expected)
    {
        using var proxied = platform.WithWebHostBuilder(builder => builder.UseSetting("Proxies", "127.0.0.1").UseSetting("Mail:PublicAddress", address));
        using var client = proxied.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/account/login") { Content = JsonContent.Create(new { email = "citizen@example.test", password = SamplePeople.Password }) };
        if (came is not null)
        {
            request.Headers.Add("X-Forwarded-For", "192.0.2.1");
            request.Headers.Add("X-Forwarded-Proto", came);
        }

        using var answer = await client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.Forbidden)
            Assert.Equal("InClear", (await answer.Json()).GetProperty("rule").GetString());
    }
}
