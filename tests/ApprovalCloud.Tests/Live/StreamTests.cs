using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Live;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Live;

/// <summary>An application's history as it happens: to its applicant alone, from where they were, and across nodes.</summary>
public abstract class StreamTests(Platform platform)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Stream_TellsWhatHappened_AndThenWhatHappens()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var before = (await platform.EventsOf(id)).Count;
        using var client = await platform.SignedIn("citizen");
        await using var stream = await Open(client, $"/api/applications/{id}/stream");

        Assert.Equal(Enumerable.Range(1, before), await stream.Take(before));
        await platform.Ok(new ClaimStep(platform.Clerk("fire-rescue"), id, Fire));

        Assert.Equal([before + 1], await stream.Take(1));
        Assert.Equal("StepClaimed", stream.Last.GetProperty("happened").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Stream_AfterTheLastEventTheCallerKnows_GoesOnFromThere()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var before = (await platform.EventsOf(id)).Count;
        using var client = await platform.SignedIn("citizen");
        client.DefaultRequestHeaders.Add("Last-Event-ID", (before - 1).ToString(CultureInfo.InvariantCulture));

        await using var stream = await Open(client, $"/api/applications/{id}/stream");

        Assert.Equal([before], await stream.Take(1));
    }

    // Nobody looks for an hour by themselves here: what is committed by another node is told, or not at all.
    [Fact]
    public async Task Stream_OfWhatAnotherNodeCommits_TellsIt()
    {
        var look = platform is PostgresPlatform ? "01:00:00" : "00:00:00.2";
        await using var other = platform.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Live:Look", look);
            builder.UseSetting("Live:Heartbeat", "01:00:00");
        });
        var id = (await new Given(platform).ParallelSteps()).Id;
        var before = (await platform.EventsOf(id)).Count;
        using var citizen = await platform.SignedIn("citizen");
        using var client = other.CreateClient();
        client.DefaultRequestHeaders.Authorization = citizen.DefaultRequestHeaders.Authorization;
        await using var stream = await Open(client, $"/api/applications/{id}/stream");
        await stream.Take(before);

        await platform.Ok(new ClaimStep(platform.Clerk("fire-rescue"), id, Fire));

        Assert.Equal([before + 1], await stream.Take(1));
    }

    [Fact]
    public async Task Stream_OfOnePerson_IsRefusedBeyondAFew()
    {
        await using var strict = platform.WithWebHostBuilder(builder => builder.UseSetting("Live:StreamsPerPerson", "2"));
        var id = (await new Given(platform).SubmittedApplication()).Id;
        using var citizen = await platform.SignedIn("citizen");
        using var client = strict.CreateClient();
        client.DefaultRequestHeaders.Authorization = citizen.DefaultRequestHeaders.Authorization;
        await using var first = await Open(client, $"/api/applications/{id}/stream");
        await using var second = await Open(client, $"/api/applications/{id}/stream");

        using var third = await client.GetAsync(new Uri($"/api/applications/{id}/stream", UriKind.Relative));

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("30", third.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task Page_IsToldOfWhatHappens_WithTheSession()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var before = (await platform.EventsOf(id)).Count;
        using var client = await platform.SignedInToPages("citizen");
        await using var stream = await Open(client, $"/apply/{id}/live?after={before}");
        await platform.Ok(new ClaimStep(platform.Clerk("fire-rescue"), id, Fire));

        Assert.Equal([before + 1], await stream.Take(1));
    }

    [Fact]
    public async Task Page_OfSomebodyElse_IsNotFound_AndWithoutASignInNothingIsTold()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var address = new Uri($"/apply/{id}/live", UriKind.Relative);
        using var stranger = await platform.SignedInToPages("citizen2");
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var nobody = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(address)).StatusCode);
        var sent = await nobody.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("/account/sign-in", sent.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Board_IsToldOfWhatAnotherNodeCommits()
    {
        await using var other = platform.WithWebHostBuilder(builder => builder.UseSetting("Live:Look", "00:00:00.2"));
        using var client = other.CreateClient();
        using var signedIn = await client.Post("/account/sign-in", ("Email", "supervisor@example.test"), ("Password", SamplePeople.Password));
        await using var board = await Open(client, "/watch/live");
        // Its first heartbeat: from then on it looks.
        Assert.Equal("heartbeat", await board.Next());

        await new Given(platform).SubmittedApplication();

        while (await board.Next() == "heartbeat")
            continue;
        Assert.Equal("changed", board.Words);
    }

    [Fact]
    public async Task Stream_OfADraftThatIsDiscarded_Ends()
    {
        var draft = await new Given(platform).Draft();
        using var client = await platform.SignedIn("citizen");
        await using var stream = await Open(client, $"/api/applications/{draft}/stream");

        await platform.Ok(new Core.Applications.DiscardDraft(platform.Citizen, draft));
        platform.Services.GetRequiredService<ChangeSignals>().Raise(draft);

        Assert.Empty(await stream.Take(1));
    }

    private static async Task<Stream> Open(HttpClient client, string address)
    {
        var response = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new Stream(response, SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator());
    }

    private sealed class Stream(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public JsonElement Last { get; private set; }

        /// <summary>The ids of the next events, heartbeats left out; fewer if it ends before.</summary>
        public async Task<List<int>> Take(int count)
        {
            var ids = new List<int>();
            while (ids.Count < count && await items.MoveNextAsync().AsTask().WaitAsync(Patience))
            {
                if (items.Current.EventType == "heartbeat")
                    continue;
                ids.Add(int.Parse(items.Current.EventId!, CultureInfo.InvariantCulture));
                Last = JsonDocument.Parse(items.Current.Data).RootElement;
            }

            return ids;
        }

        public string Words => items.Current.Data;

        /// <summary>What kind of item comes next.</summary>
        public async Task<string?> Next() => await items.MoveNextAsync().AsTask().WaitAsync(Patience) ? items.Current.EventType : null;

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            try
            {
                await items.DisposeAsync();
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or NotSupportedException)
            {
                // The line is cut.
            }
        }
    }
}

public sealed class StreamsOnSqlite(SqlitePlatform platform) : StreamTests(platform), IClassFixture<SqlitePlatform>;

[Collection(nameof(PostgresPlatform))]
public sealed class StreamsOnPostgres : StreamTests
{
    public StreamsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
