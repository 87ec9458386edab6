using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Jobs;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static ApprovalCloud.Tests.Nodes.TwoNodes;

namespace ApprovalCloud.Tests.Nodes;

/// <summary>No node owns anybody: each request may go to any of them.</summary>
[Collection(nameof(TwoNodes))]
public sealed class SeveralNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TwoNodes platform;

    public SeveralNodesTests(TwoNodes platform)
    {
        RequireBoth();
        this.platform = platform;
    }

    [Fact]
    public async Task NodesThatBeganAtOnce_HaveOneKey() => Assert.Equal(1, await platform.InDatabase(db => db.DataProtectionKeys.CountAsync()));

    [Fact]
    public async Task FormOfOneNode_IsTakenByTheOther_AndTheSessionOfOneIsGoodOnBoth()
    {
        using var client = platform.Visitor();
        using var signedIn = await SignIn(client, "citizen");

        Assert.Equal((HttpStatusCode.Redirect, "web2"), (signedIn.StatusCode, NodeOf(signedIn)));
        foreach (var node in Names)
        {
            using var room = await GetFrom(node, client, "/apply");
            Assert.Equal(HttpStatusCode.OK, room.StatusCode);
        }
    }

    [Fact]
    public async Task PiecesOfAFile_MayReachEitherNode()
    {
        using var client = await platform.Reader("citizen");
        using var citizen = await platform.Program("citizen");
        var uploads = $"/apply/{await platform.Draft(citizen)}/materials/{FileStory.Plan}/uploads";
        client.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
        using var begin = new HttpRequestMessage(HttpMethod.Post, uploads);
        begin.Headers.Add("Upload-Length", TestFiles.Pdf.Length.ToString(CultureInfo.InvariantCulture));
        begin.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String("plan.pdf"u8)}");
        using var begun = await client.SendAsync(begin);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);

        var servedBy = new HashSet<string>();
        foreach (var piece in TestFiles.Pdf.Chunk(1 + (TestFiles.Pdf.Length / 4)).Index())
        {
            using var part = new HttpRequestMessage(HttpMethod.Patch, begun.Headers.Location) { Content = new ByteArrayContent(piece.Item) };
            part.Headers.Add("Upload-Offset", (piece.Index * (1 + (TestFiles.Pdf.Length / 4))).ToString(CultureInfo.InvariantCulture));
            part.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
            using var taken = await client.SendAsync(part);
            Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
            servedBy.Add(NodeOf(taken));
        }

        Assert.Equal(2, servedBy.Count);
        Assert.Equal("plan.pdf", await platform.InDatabase(db => db.MaterialFiles.Select(file => file.Name).SingleAsync()));
    }

    // Neither node looks by itself for an hour: what the other commits is told, or not at all.
    [Fact]
    public async Task WhatOneNodeCommits_ReachesAStreamOfTheOther_EvenAfterTheDatabaseHasCutTheLine()
    {
        using var citizen = await platform.Program("citizen");
        using var clerk = await platform.Program("clerk.administrative-approval");
        var id = await platform.Submit(citizen);
        var events = await citizen.GetFromJsonAsync<JsonElement>(new Uri($"/api/applications/{id}/events", UriKind.Relative));
        citizen.DefaultRequestHeaders.Add("Last-Event-ID", events.GetArrayLength().ToString(CultureInfo.InvariantCulture));
        using var response = await GetFrom("web1", citizen, $"/api/applications/{id}/stream");
        await using var stream = SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();

        await OnTheOtherNode(clerk, $"/api/tasks/{id}/{Registration}", stream);
        await using (var connection = new NpgsqlConnection(platform.Connection.Value))
        {
            await connection.OpenAsync();
            await using var cut = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN application_changed%'", connection);
            Assert.True((long)(await cut.ExecuteScalarAsync())! >= 2);
        }

        await OnTheOtherNode(clerk, $"/api/tasks/{id}/{Registration}", stream);
    }

    [Fact]
    public async Task Jobs_OfTwoNodes_RunOnce()
    {
        using var citizen = await platform.Program("citizen");
        var ids = new List<Guid>();
        for (var application = 0; application < 6; application++)
        {
            ids.Add(await platform.Submit(citizen));
            platform.Services.GetRequiredService<IBackgroundJobClient>().Recheck(platform.Clerk("administrative-approval"), ids[^1], Registration);
        }

        await Until(() => platform.InDatabase(async db => !await db.Outbox.AnyAsync(message => ids.Contains(message.ApplicationId) && message.SentAt == null)));
        await Until(async () => (await Rechecks()).Count >= ids.Count, Jobs);
        var letters = Directory.EnumerateFiles(platform.MailFolder, "*.eml").Select(path => MimeKit.MimeMessage.Load(path))
            .Where(letter => ids.Exists(id => letter.TextBody!.Contains($"{id}", StringComparison.Ordinal))).Select(letter => (letter.MessageId, letter.To.ToString())).ToList();

        Assert.True(letters.Count >= ids.Count);
        Assert.Equal(letters.Count, letters.Distinct().Count());
        Assert.All(await Rechecks(), job => Assert.Equal(1, job.Value));
    }

    [Fact]
    public async Task ServiceThatIsPublishedOnOneNode_IsOfferedOnBoth_AndNotBefore()
    {
        using var client = platform.Visitor();
        foreach (var node in Names)
            Assert.Equal(1, await Version(node, client));

        var (exit, said) = await RunningPlatform.Command([platform.Connection, ("Workflows:Folder", platform.NewWorkflows)], "seed");
        Assert.True(exit == 0, said);

        foreach (var node in Names)
            await Until(async () => await Version(node, client) == 2);
    }

    [Fact]
    public async Task Attempts_AreCountedForBothNodesTogether_ByTheAddressOfWhoeverComes()
    {
        // A minute that is about to end would begin anew in between.
        if (DateTime.UtcNow.Second > 45)
            await Task.Delay(TimeSpan.FromSeconds(61 - DateTime.UtcNow.Second));
        using var one = platform.Visitor("127.0.0.2");
        using var another = platform.Visitor("127.0.0.3");
        // It says that it passes on what somebody else sent, but nobody has said that it may.
        using var pretender = Visitor(platform.AddressOf(0), "127.0.0.2");
        pretender.DefaultRequestHeaders.Add("X-Forwarded-For", "10.1.2.3");

        var answers = new List<(string Node, HttpStatusCode Status)>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            using var answer = await Verify(one);
            answers.Add((NodeOf(answer), answer.StatusCode));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }

        Assert.Equal(2, answers.Select(answer => answer.Node).Distinct().Count());
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.NotFound, (await Verify(another)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Verify(pretender)).StatusCode);
    }

    /// <summary>Each node in turn, as in an upgrade; in between the database becomes a later version's, while the earlier one still serves.</summary>
    [Fact]
    public async Task NodesThatAreReplacedOneByOne_LoseNoRequest()
    {
        using var stop = new CancellationTokenSource();
        var (servedBy, faults) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var load = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Work(servedBy, faults, stop.Token))).ToList();

        using var direct = Visitor(platform.AddressOf(0), "127.0.0.1");
        var ending = platform.End(0);
        await Until(async () => (await direct.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await direct.GetAsync(new Uri("/api/services", UriKind.Relative))).StatusCode);
        await ending;
        servedBy.Clear();
        await platform.InScope(services => services.GetRequiredService<AppDbContext>().ExpandAsALaterVersionWould());
        await platform.Begin(0);
        await platform.UntilServing("web1");
        await platform.End(1);
        await platform.Begin(1);
        await platform.UntilServing("web2");
        await stop.CancelAsync();
        await Task.WhenAll(load);

        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, [.. faults, platform.Errors]));
        Assert.Equal(Names, servedBy.Distinct().Order());
    }

    private async Task Work(ConcurrentBag<string> servedBy, ConcurrentBag<string> faults, CancellationToken stop)
    {
        try
        {
            using var citizen = await platform.Program("citizen");
            while (!stop.IsCancellationRequested)
            {
                var id = await platform.Submit(citizen, servedBy);
                foreach (var address in new[] { $"/api/applications/{id}", $"/api/applications/{id}/events", "/", "/api/services" })
                {
                    using var read = await citizen.GetAsync(new Uri(address, UriKind.Relative), CancellationToken.None);
                    if (!read.IsSuccessStatusCode)
                        faults.Add($"{NodeOf(read)} {address}: {read.StatusCode}");
                }

                // Enough to be on both nodes at any moment; what it leaves to be sent and counted is in the way of other tests.
                await Task.Delay(300, CancellationToken.None);
            }
        }
        catch (HttpRequestException exception)
        {
            faults.Add(exception.ToString());
        }
    }

    // Claimed and given back until it was not the node that holds the stream; each of these comes.
    private static async Task OnTheOtherNode(HttpClient clerk, string task, IAsyncEnumerator<SseItem<string>> stream)
    {
        for (var node = "web1"; node == "web1";)
        {
            foreach (var (act, kind) in new[] { ("claim", "StepClaimed"), ("release", "StepReleased") })
            {
                using var done = await clerk.PostAsync(new Uri($"{task}/{act}", UriKind.Relative), null);
                Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
                node = node == "web1" ? NodeOf(done) : node;
                while (!(await Next(stream)).Contains(kind, StringComparison.Ordinal))
                    continue;
            }
        }
    }

    private static async Task<string> Next(IAsyncEnumerator<SseItem<string>> stream)
    {
        do
            Assert.True(await stream.MoveNextAsync().AsTask().WaitAsync(Patience));
        while (stream.Current.EventType == "heartbeat");
        return stream.Current.Data;
    }

    private static Task<HttpResponseMessage> Verify(HttpClient client) => client.GetAsync(new Uri("/api/verify/no-such-code", UriKind.Relative));

    private static async Task<int> Version(string node, HttpClient client)
    {
        using var service = await GetFrom(node, client, "/api/services/start-a-company");
        return (await service.Json()).GetProperty("version").GetInt32();
    }

    // How often each was begun.
    private Task<Dictionary<long, int>> Rechecks() => platform.InDatabase(async db => (await db.Database.SqlQuery<long>($"""
        SELECT state.jobid AS "Value" FROM hangfire.state JOIN hangfire.job ON job.id = state.jobid
        WHERE job.invocationdata::text LIKE '%RecheckJob%' AND state.name = 'Processing'
        """).ToListAsync()).GroupBy(job => job).ToDictionary(begun => begun.Key, begun => begun.Count()));

    // All there is of them, for whoever has to find out why one did not run.
    private async Task<string> Jobs() => string.Join(Environment.NewLine, await platform.InDatabase(db => db.Database.SqlQuery<string>($"""
        SELECT job.id || ' ' || (job.invocationdata ->> 'Type') || ' ' || job.statename || ', created ' || job.createdat || ', waits ' || coalesce(jobqueue.id::text, 'no')
            || ', fetched ' || coalesce(jobqueue.fetchedat::text, 'no') || ', ' || coalesce(state.data::text, '') AS "Value"
        FROM hangfire.job LEFT JOIN hangfire.jobqueue ON jobqueue.jobid = job.id LEFT JOIN hangfire.state ON state.id = job.stateid
        WHERE job.invocationdata::text LIKE '%RecheckJob%' OR jobqueue.id IS NOT NULL
        """).ToListAsync())) + Environment.NewLine + platform.Errors;

    private static async Task Until(Func<Task<bool>> isSo, Func<Task<string>>? otherwise = null)
    {
        for (var begun = Stopwatch.GetTimestamp(); !await isSo();)
        {
            if (Stopwatch.GetElapsedTime(begun) > 5 * Patience)
                Assert.Fail($"it did not come to that {(otherwise is null ? "" : await otherwise())}");
            await Task.Delay(200);
        }
    }
}
