using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Nodes;

/// <summary>
/// Two processes behind HAProxy on one database, which both find without a schema and without keys: what must be there is made by
/// commands that run at the same time, and the processes begin at the same time.
/// </summary>
public sealed class TwoNodes : PostgresPlatform
{
    public const string Registration = "business-registration";

    private readonly int[] ports = [RunningPlatform.FreePort(), RunningPlatform.FreePort()];
    private readonly RunningPlatform?[] nodes = new RunningPlatform?[2];
    private readonly List<string> ended = [];
    private HAProxy? proxy;

    public static readonly string[] Names = ["web1", "web2"];

    public string NewWorkflows { get; } = WithANewVersion();

    public override async ValueTask InitializeAsync()
    {
        if (TestServer is null || !HAProxy.IsInstalled)
            return;
        await base.InitializeAsync();
        await InDatabase(db => db.DataProtectionKeys.ExecuteDeleteAsync());
        await Task.WhenAll(Begin(0), Begin(1));
        proxy = await HAProxy.Start(ports);
        await UntilServing(Names);
    }

    protected override async Task<bool> MakeDatabase(bool isCopy)
    {
        await base.MakeDatabase(false);
        var both = await Task.WhenAll(RunningPlatform.Command(Connection, "migrate"), RunningPlatform.Command(Connection, "migrate"));
        Assert.All(both, one => Assert.True(one.ExitCode == 0, one.Output));
        return false;
    }

    public static void RequireBoth()
    {
        Require();
        HAProxy.Require();
    }

    public async Task Begin(int node) => nodes[node] = await RunningPlatform.Start(
        Connection, ports[node], "--Proxies=127.0.0.1", $"--Mail:Folder={MailFolder}", $"--Materials:Folder={FilesFolder}", $"--Workflows:Folder={NewWorkflows}",
        "--Drain:Seconds=3", "--Verify:PerMinute=5", "--SignIn:PerMinute=100000", "--Live:Look=01:00:00", "--Live:Heartbeat=01:00:00");

    public async Task End(int node)
    {
        await nodes[node]!.End();
        ended.AddRange(nodes[node]!.Written);
        nodes[node]!.Dispose();
        nodes[node] = null;
    }

    /// <summary>What nodes that have ended and those that run have reported as errors.</summary>
    public string Errors => string.Join(Environment.NewLine, [.. ended, .. nodes.SelectMany(node => node?.Written ?? [])]);

    public Uri AddressOf(int node) => nodes[node]!.Address;

    /// <summary>HAProxy's.</summary>
    public Uri Address => proxy!.Address;

    /// <summary>Through HAProxy, as somebody whose own address is this one.</summary>
    public HttpClient Visitor(string from = "127.0.0.1") => Visitor(proxy!.Address, from);

    public static HttpClient Visitor(Uri address, string from) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = address };

    public async Task<HttpClient> Program(string account)
    {
        var client = Visitor();
        using var response = await client.PostAsJsonAsync("/api/account/login", new { email = $"{account}@example.test", password = SamplePeople.Password });
        response.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await response.Json()).GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>Signed in to pages.</summary>
    public async Task<HttpClient> Reader(string account)
    {
        var client = Visitor();
        using var signedIn = await SignIn(client, account);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return client;
    }

    /// <summary>The form of the first node, sent; nobody else asks meanwhile, so the second one has its turn.</summary>
    public static async Task<HttpResponseMessage> SignIn(HttpClient client, string account)
    {
        using var page = await GetFrom("web1", client, "/account/sign-in");
        return await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", Support.Pages.TokenOf(await page.Content.ReadAsStringAsync())),
            new("Email", $"{account}@example.test"), new("Password", SamplePeople.Password),
        ]));
    }

    public static string NodeOf(HttpResponseMessage response) => response.Headers.GetValues("X-Node").Single();

    /// <summary>The answer of a certain node, of whom HAProxy gives everybody their turn.</summary>
    public static async Task<HttpResponseMessage> GetFrom(string node, HttpClient client, string address)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var response = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            if (NodeOf(response) == node)
                return response;
            response.Dispose();
        }

        throw new InvalidOperationException($"{node} never answered.");
    }

    public async Task UntilServing(params string[] names)
    {
        using var client = Visitor();
        for (var (seen, attempt) = (new HashSet<string>(), 0); !seen.IsSupersetOf(names); attempt++)
        {
            Assert.True(attempt < 300, $"{string.Join(", ", names)} do not both serve");
            using var response = await client.GetAsync(new Uri("/api/services", UriKind.Relative));
            if (response.IsSuccessStatusCode)
                seen.Add(NodeOf(response));
            // While one of them answers at once, the other may only be beginning.
            await Task.Delay(100);
        }
    }

    public async Task<Guid> Draft(HttpClient citizen)
    {
        using var created = await citizen.PostAsJsonAsync("/api/applications", new { service = Given.Restaurant, facts = Given.LargeRestaurant(Workflows).Facts });
        created.EnsureSuccessStatusCode();
        return (await created.Json()).GetProperty("id").GetGuid();
    }

    public async Task<Guid> Submit(HttpClient citizen, ConcurrentBag<string>? servedBy = null)
    {
        var id = await Draft(citizen);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/applications/{id}/submit");
        request.Headers.Add("Idempotency-Key", id.ToString());
        using var submitted = await citizen.SendAsync(request);
        submitted.EnsureSuccessStatusCode();
        servedBy?.Add(NodeOf(submitted));
        return id;
    }

    public override async ValueTask DisposeAsync()
    {
        proxy?.Dispose();
        foreach (var node in nodes)
            node?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // A version that is in the folder of both nodes, and not published.
    private static string WithANewVersion()
    {
        const string Second = "services/start-a-company/v2.yaml";
        var copy = new WorkflowsCopy();
        File.Copy(Path.Combine(copy.Folder, "services/start-a-company/v1.yaml"), Path.Combine(copy.Folder, Second));
        return copy.Change(Second, "key: start-a-company", "version: 1", "version: 2").Folder;
    }
}

[CollectionDefinition(nameof(TwoNodes))]
public sealed class TwoNodesCollection : ICollectionFixture<TwoNodes>;
