using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalCloud.Tests.Faults;

public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private readonly PostgresPlatform platform = new();

    private string Database => new NpgsqlConnectionStringBuilder(platform.Connection.Value).Database!;

    public ValueTask InitializeAsync()
    {
        PostgresPlatform.Require();
        return platform.InitializeAsync();
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Program_WhileTheDatabaseIsOnlyRead_IsToldWhenToAskAgain_AndIsAnsweredOnceThen()
    {
        using var citizen = await platform.SignedIn("citizen");
        citizen.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        citizen.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-Hans");
        await OnServer($"ALTER DATABASE {Database} SET default_transaction_read_only = on", Break);

        using var refused = await Begin(citizen);
        var problem = await refused.Json();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("DatabaseAway", problem.GetProperty("rule").GetString());
        Assert.Contains("数据库暂时无法访问", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);

        await OnServer($"ALTER DATABASE {Database} RESET default_transaction_read_only", Break);
        using var first = await UntilAnswered(citizen);
        using var again = await UntilAnswered(citizen);
        Assert.Equal((await first.Json()).GetProperty("id").GetGuid(), (await again.Json()).GetProperty("id").GetGuid());
        Assert.Equal(1, await platform.InDatabase(db => db.Applications.CountAsync(one => one.ApplicantId == platform.Citizen.Id)));
    }

    [Fact]
    public async Task Page_WhenTheDatabaseBreaksOff_SaysSoAndIsThereTheNextTime()
    {
        using var citizen = await platform.SignedInToPages("citizen");
        citizen.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-Hans");
        (await citizen.GetAsync(new Uri("/apply", UriKind.Relative))).EnsureSuccessStatusCode().Dispose();

        using var broken = await UntilBroken(citizen);

        Assert.NotNull(broken.Headers.RetryAfter?.Delta);
        Assert.Contains("数据库暂时无法访问", await broken.Words(), StringComparison.Ordinal);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            using var page = await citizen.GetAsync(new Uri("/apply", UriKind.Relative));
            if (page.IsSuccessStatusCode)
                return;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        }

        Assert.Fail("The page did not come back.");
    }

    // What the platform does in the background may come upon a broken connection first, and the page then gets a whole one.
    private async Task<HttpResponseMessage> UntilBroken(HttpClient citizen)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await OnServer(Break);
            var page = await citizen.GetAsync(new Uri("/apply", UriKind.Relative));
            if (page.StatusCode == HttpStatusCode.ServiceUnavailable)
                return page;
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            page.Dispose();
        }

        throw new Xunit.Sdk.XunitException("The page never came upon a broken connection.");
    }

    private string Break => $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Database}'";

    private static Task<HttpResponseMessage> Begin(HttpClient citizen) =>
        citizen.PostAsJsonAsync("/api/applications", new { service = Given.Restaurant, facts = new Dictionary<string, object>() });

    // Each connection that was kept is broken once.
    private static async Task<HttpResponseMessage> UntilAnswered(HttpClient citizen)
    {
        for (var attempt = 0; ; attempt++)
        {
            var response = await Begin(citizen);
            if (response.IsSuccessStatusCode || attempt == 50)
                return response;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            response.Dispose();
        }
    }

    private static async Task OnServer(params string[] statements)
    {
        await using var server = new NpgsqlConnection($"{PostgresPlatform.TestServer};Database=postgres");
        await server.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, server);
            await command.ExecuteNonQueryAsync();
        }
    }
}
