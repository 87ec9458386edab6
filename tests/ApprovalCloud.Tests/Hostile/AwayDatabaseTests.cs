using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Where the database does not answer, nobody is told how it is reached.</summary>
public sealed class AwayDatabaseTests
{
    private const string Password = "pg-password-of-the-platform";

    [Fact]
    public async Task Password_OfTheDatabase_IsNeitherLoggedNorTold()
    {
        await using var platform = new AwayPlatform();
        using var client = platform.CreateClient();
        foreach (var address in new[] { "/health/ready", "/api/account/login" })
        {
            using var request = new HttpRequestMessage(address.Contains("login", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("application/json");
            if (request.Method == HttpMethod.Post)
                request.Content = System.Net.Http.Json.JsonContent.Create(new { email = "citizen@example.test", password = "x" });
            using var answer = await client.SendAsync(request);
            Assert.DoesNotContain(Password, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains(platform.Log.Heard, one => one.Level >= Serilog.Events.LogEventLevel.Warning);
        Assert.DoesNotContain(platform.Log.Heard, one => one.Line.Contains(Password, StringComparison.Ordinal));
    }

    private sealed class AwayPlatform : Platform
    {
        public Listening Log { get; } = new();

        public override (string Key, string Value) Connection =>
            ("ConnectionStrings:Postgres", $"Host=127.0.0.1;Port=1;Username=platform;Password={Password};Database=x;Timeout=1;Command Timeout=1");

        protected override Task<bool> MakeDatabase(bool isCopy) => Task.FromResult(true);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            ListeningPlatform.Listen(builder, Log, "Verbose");
        }
    }
}
