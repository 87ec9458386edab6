using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Faults;

/// <summary>
/// The process is killed at random moments while applications are submitted and decided over HTTP, and started again.
/// <c>CRASH_ROUNDS</c> says how often.
/// </summary>
public abstract class CrashTests(Platform platform) : IAsyncLifetime
{
    private const string Registration = "business-registration";
    private readonly ConcurrentDictionary<Guid, string> acknowledgedNumbers = new();
    private readonly ConcurrentDictionary<Guid, byte> acknowledgedGrants = new();
    private readonly ConcurrentQueue<Guid> toDecide = new();

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task Killed_AtRandomMoments_KeepsEverythingAcknowledgedExactlyOnce()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
        var port = 30_000 + Random.Shared.Next(20_000);
        for (var round = 0; round < rounds; round++)
        {
            using var running = await RunningPlatform.Start(platform.Connection, port);
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Work(running.Address, stop.Token))).ToList();
            await UntilAtWork(acknowledgedGrants.Count + 3);
            await Task.Delay(Random.Shared.Next(1_000));
            await running.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
        }

        Assert.NotEmpty(acknowledgedNumbers);
        Assert.NotEmpty(acknowledgedGrants);
        await EverythingAcknowledgedIsThereOnce();
        var (exit, said) = await RunningPlatform.Command(platform.Connection, "verify-log");
        Assert.True(exit == 0, said);
        await EveryRunCanGoOn();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }

    private async Task UntilAtWork(int grants)
    {
        for (var attempt = 0; acknowledgedGrants.Count < grants && attempt < 1_200; attempt++)
            await Task.Delay(50);
    }

    private async Task Work(Uri address, CancellationToken stop)
    {
        try
        {
            using var citizen = await SignIn(address, "citizen");
            using var clerk = await SignIn(address, "clerk.administrative-approval");
            while (!stop.IsCancellationRequested)
            {
                await Submit(citizen, stop);
                if (toDecide.TryDequeue(out var id))
                    await Grant(clerk, id, stop);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            // The platform was killed; what it did not acknowledge is not counted on.
        }
    }

    private async Task Submit(HttpClient citizen, CancellationToken stop)
    {
        using var created = await citizen.PostAsJsonAsync(
            "/api/applications", new { service = Given.Restaurant, facts = Given.LargeRestaurant(platform.Workflows).Facts }, stop);
        created.EnsureSuccessStatusCode();
        var id = (await created.Json()).GetProperty("id").GetGuid();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/applications/{id}/submit");
        request.Headers.Add("Idempotency-Key", id.ToString());
        using var submitted = await citizen.SendAsync(request, stop);
        submitted.EnsureSuccessStatusCode();
        acknowledgedNumbers[id] = (await submitted.Json()).GetProperty("number").GetString()!;
        toDecide.Enqueue(id);
    }

    private async Task Grant(HttpClient clerk, Guid id, CancellationToken stop)
    {
        using var granted = await clerk.PostAsJsonAsync($"/api/tasks/{id}/{Registration}/decide", new { verdict = "grant", note = "" }, stop);
        granted.EnsureSuccessStatusCode();
        acknowledgedGrants[id] = 0;
    }

    private static async Task<HttpClient> SignIn(Uri address, string account)
    {
        var client = new HttpClient { BaseAddress = address };
        using var response = await client.PostAsJsonAsync("/api/account/login", new { email = $"{account}@example.test", password = SamplePeople.Password });
        response.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await response.Json()).GetProperty("accessToken").GetString());
        return client;
    }

    private async Task EverythingAcknowledgedIsThereOnce()
    {
        var numbers = await platform.InDatabase(db => db.Applications.Where(application => application.Number != null)
            .ToDictionaryAsync(application => application.Id, application => application.Number!));
        Assert.All(acknowledgedNumbers, one => Assert.Equal(one.Value, numbers[one.Key]));
        var grants = await platform.InDatabase(db => db.Events.Where(row => row.Kind == nameof(StepGranted) && row.Step == Registration)
            .GroupBy(row => row.ApplicationId).ToDictionaryAsync(group => group.Key, group => group.Count()));
        Assert.All(acknowledgedGrants.Keys, id => Assert.Equal(1, grants[id]));
        Assert.All(grants.Values, count => Assert.Equal(1, count));
    }

    private async Task EveryRunCanGoOn()
    {
        var open = await platform.InDatabase(db => db.Steps.Where(step => step.Status == StepStatus.Open)
            .Select(step => new { step.ApplicationId, step.Key, step.Department }).ToListAsync());
        var waiting = await platform.InDatabase(db => db.Applications.CountAsync(application => application.Number != null && application.EndedAt == null));
        Assert.Equal(waiting, open.Select(step => step.ApplicationId).Distinct().Count());
        foreach (var application in open.GroupBy(step => step.ApplicationId).Take(5))
        {
            foreach (var step in application)
                await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk(step.Department), step.ApplicationId, step.Key, Core.Tasks.Verdict.Grant, ""));
        }
    }
}

public sealed class CrashOnSqlite() : CrashTests(new SqlitePlatform());

public sealed class CrashOnPostgres() : CrashTests(PostgresPlatform.Required());
