using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>Every operation of the OpenAPI document with requests that nobody should send: no answer is a fault of ours, and strangers change nothing.</summary>
public abstract class ApiFuzzTests(Platform platform, ITestOutputHelper output)
{
    // Who tried how often, and who looked at what: to be counted is what they are for.
    private static readonly string[] Expected = ["attempts", "fact_reads", "read_ledgers"];

    private readonly Fuzzer fuzzer = new(output);

    [Fact]
    public async Task Strangers_GetNoErrorOfOurs_AndChangeNothing()
    {
        var running = await new Given(platform).ParallelSteps();
        // Nobody but the supervisor may do anything with a running application of somebody else.
        Aim foreign = new([running.Id, Guid.NewGuid()], ["no-such-service", "fire-inspection", "lease", "business.name", "x", "因材料不全"], "2001-02-03");
        var nobodys = foreign with { Ids = [Guid.NewGuid()] };
        IReadOnlyList<(string Who, string? Token, Aim Aim)> people =
            [.. await People(("citizen2", foreign), ("clerk.tax", foreign), ("supervisor", nobodys), ("designer", foreign)), ("anonymous", null, foreign), ("program", await Program("tax"), foreign)];
        // In Development it is made for the first who asks for it.
        await platform.Services.GetRequiredService<SigningKeys>().Current(CancellationToken.None);
        var before = await TableDigest.Of(platform, Expected);

        // What somebody manages there is their own.
        await Send("strangers", people, rounds: 3, operation => !operation.Path.StartsWith("/api/account/manage", StringComparison.Ordinal));

        var after = await TableDigest.Of(platform, Expected);
        Assert.Empty(before.Where(table => after[table.Key] != table.Value).Select(table => $"{table.Key}: {table.Value}, then {after[table.Key]}"));
    }

    [Fact]
    public async Task PeopleAtTheirOwnThings_GetNoErrorOfOurs()
    {
        var given = new Given(platform);
        Aim own = new(
            [(await given.ParallelSteps()).Id, await given.Draft(), Guid.NewGuid()],
            [Given.Restaurant, "food-licence", "fire-inspection", "lease", "business.name", "premises.area", "population", "market-supervision", "promise", "red", "x", "因材料不全"], "2026-03-10");

        await Send("people at their own things", [.. await People(("citizen", own), ("clerk.market-supervision", own), ("clerk.fire-rescue", own), ("supervisor", own))], rounds: 4, _ => true);
    }

    private async Task<List<(string Who, string? Token, Aim Aim)>> People(params (string Account, Aim Aim)[] accounts)
    {
        var people = new List<(string, string?, Aim)>();
        foreach (var (account, aim) in accounts)
        {
            using var client = await platform.SignedIn(account);
            people.Add((account, client.DefaultRequestHeaders.Authorization!.Parameter, aim));
        }

        return people;
    }

    private async Task<string?> Program(string department)
    {
        var program = await platform.Ok(new AddClient("Fuzzer", department, "tasks.read tasks.accept tasks.review tasks.decide"));
        using var client = platform.CreateClient();
        using var answer = await client.PostAsync(new Uri("/api/account/token", UriKind.Relative), new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", $"{program.Id}"), new("client_secret", program.Secret)]));
        return (await answer.Json()).GetProperty("access_token").GetString();
    }

    private async Task Send(string what, IReadOnlyList<(string Who, string? Token, Aim Aim)> people, int rounds, Func<ApiOperation, bool> which)
    {
        var server = new Uri(platform.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal));
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var client = new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        var document = await ApiDocument.Of(client);
        var operations = document.Operations.Where(which).ToList();
        Assert.True(operations.Count > 80, $"{operations.Count} operations");
        var (random, begun, statuses, faults) = (Fuzzer.Numbers(), Stopwatch.GetTimestamp(), new SortedDictionary<int, int>(), new List<string>());
        for (var round = 0; round < rounds || (Fuzzer.IsLong && Stopwatch.GetElapsedTime(begun) < Fuzzer.Length); round++)
        {
            foreach (var (who, token, aim) in people)
            {
                var odd = new OddRequest(document, random, aim);
                foreach (var operation in operations)
                {
                    using var request = odd.Of(operation, server);
                    if (token is not null)
                        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                    var sent = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync());
                    using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                    statuses[(int)answer.StatusCode] = statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
                    if (await Judge.Fault(request, answer) is { } fault)
                        faults.Add($"{who}: {operation}: {fault}\n    {request.RequestUri!.PathAndQuery} {string.Join("; ", request.Headers.Where(one => one.Key != "Authorization").Select(one => $"{one.Key}: {string.Join(",", one.Value)}"))}\n    {request.Content?.Headers.ContentType} {(sent.Length > 600 ? sent[..600] + "…" : sent)}");
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(30))}");
        fuzzer.Tell(string.Create(CultureInfo.InvariantCulture, $"API, {what}: {statuses.Values.Sum():N0} requests to {operations.Count} operations by {people.Count}, {Stopwatch.GetElapsedTime(begun).TotalSeconds:N1} s, 0 failures ({string.Join(", ", statuses.Select(one => $"{one.Key}: {one.Value}"))})"));
    }
}

public sealed class ApiFuzzOnSqliteTests(FuzzedSqlite platform, ITestOutputHelper output) : ApiFuzzTests(platform, output), IClassFixture<FuzzedSqlite>;

public sealed class ApiFuzzOnPostgresTests : ApiFuzzTests, IClassFixture<FuzzedPostgres>
{
    public ApiFuzzOnPostgresTests(FuzzedPostgres platform, ITestOutputHelper output) : base(platform, output) => PostgresPlatform.Require();
}
