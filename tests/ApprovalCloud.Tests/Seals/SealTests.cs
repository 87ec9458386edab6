using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Seals;

/// <summary>What is sealed stays as it was, or it is seen; and each can prove their own entries.</summary>
public abstract class SealTests(Platform platform)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    [Fact]
    public async Task Days_AreSealedInOrder_EachOnce_AndContinueEachOther()
    {
        await Happens();
        Passes(1);
        await Sealed();
        await Happens();
        Passes(3);
        Assert.True(await Sealed() >= 3);
        Assert.Equal(0, await Sealed());
        var seals = (await platform.Ok(new ListSeals(Take: 366))).Reverse().ToList();

        Assert.All(seals.Zip(seals.Skip(1)), pair => Assert.Equal((pair.First.Day.AddDays(1), pair.First.Root), (pair.Second.Day, pair.Second.Previous)));
        Assert.All(seals, seal => Assert.NotNull(seal.Signer()));
        Assert.Empty((await Verified()).Faults);
    }

    [Fact]
    public async Task EveryEntry_IsProvenByItself_ToWhoseItIs_AndAnyChangeIsSeen()
    {
        var id = await Happens();
        Passes(1);
        await Sealed();
        await platform.Ok(new ClaimStep(platform.Clerk("fire-rescue"), id, "fire-inspection"));
        Passes(1);
        await Sealed();
        var (events, reads) = ((await platform.Ok(new GetHistory(platform.Citizen, id))).Count, await platform.InDatabase(db => db.FactReads.CountAsync(read => read.ApplicationId == id)));
        Assert.True(events > 1 && reads > 0);
        var entries = Enumerable.Range(1, events).Select(number => (EntryKind.Event, number)).Concat(Enumerable.Range(1, reads).Select(number => (EntryKind.Read, number)));
        foreach (var (kind, sequence) in entries)
        {
            var proof = await platform.Ok(new GetProof(platform.Citizen, id, kind, sequence));
            Assert.True(proof.IsRight());
            Assert.False((proof with { Fields = [.. proof.Fields.SkipLast(1), "something else"] }).IsRight());
            Assert.False((proof with { Sequence = sequence + 1 }).IsRight());
            Assert.False((proof with { ApplicationId = Guid.NewGuid() }).IsRight());
            Assert.False((proof with { Seal = proof.Seal with { Day = proof.Seal.Day.AddDays(1) } }).IsRight());
        }
    }

    [Fact]
    public async Task EveryApplicationOfADay_IsProven_ThroughItsBlock_AndWithoutBlocks()
    {
        await Sealed();
        var ids = new List<Guid>();
        for (var one = 0; one < 9; one++)
            ids.Add(await Happens());
        Passes(1);
        await Sealed();
        var day = (await Proofs()).Select(proof => proof.Seal.Day).Distinct().Single();
        Assert.True(await platform.InDatabase(db => db.SealedBlocks.CountAsync(one => one.Day == day)) > 1);
        await platform.InDatabase(db => db.SealedBlocks.Where(one => one.Day == day).ExecuteDeleteAsync());
        await Proofs();

        async Task<List<Proof>> Proofs()
        {
            var proofs = new List<Proof>();
            foreach (var id in ids)
                proofs.Add(await platform.Ok(new GetProof(platform.Citizen, id, EntryKind.Event, 1)));
            Assert.All(proofs, proof => Assert.True(proof.IsRight()));
            return proofs;
        }
    }

    [Fact]
    public async Task ProofFile_FromThePage_IsCheckedForAnybody()
    {
        var id = await Happens();
        using var citizen = await platform.SignedInToPages("citizen");
        Assert.Contains("From tomorrow", await citizen.GetStringAsync(new Uri($"/apply/{id}/proofs", UriKind.Relative)), StringComparison.Ordinal);
        Passes(1);
        await Sealed();
        using var owner = await platform.SignedInToPages("citizen");
        Assert.DoesNotContain("From tomorrow", await owner.GetStringAsync(new Uri($"/apply/{id}/proofs", UriKind.Relative)), StringComparison.Ordinal);
        var file = await owner.GetStringAsync(new Uri($"/apply/{id}/proofs?handler=file&sequence=1", UriKind.Relative));
        using var anybody = platform.CreateClient();

        Assert.Contains("The proof is right", await Check(anybody, file), StringComparison.Ordinal);
        Assert.Contains("This proof is not valid", await Check(anybody, file.Replace("ApplicationSubmitted", "StepGranted", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("This is not a proof from here", await Check(anybody, "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_ThroughTheApi_IsForWhoseItIs_AndTellsNothingOfOtherEntries()
    {
        var id = await Happens();
        Passes(1);
        await Sealed();
        using var citizen = await platform.SignedIn("citizen");
        using var other = await platform.SignedIn("citizen2");
        using var anybody = platform.CreateClient();
        using var answer = await citizen.GetAsync(new Uri($"/api/applications/{id}/proofs/events/1", UriKind.Relative));
        var proof = (await answer.Content.ReadFromJsonAsync<Proof>(Json))!;

        Assert.True(proof.IsRight());
        Assert.Single(proof.Fields, field => field?.Contains("ApplicationSubmitted", StringComparison.Ordinal) == true && !field.Contains('{', StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/api/applications/{id}/proofs/events/1", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync(new Uri($"/api/applications/{id}/proofs/events/1", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.GetAsync(new Uri($"/api/applications/{id}/proofs/events/9999", UriKind.Relative))).StatusCode);
        var published = await anybody.GetFromJsonAsync<JsonElement>(new Uri("/api/seals", UriKind.Relative));
        Assert.Contains(published.EnumerateArray(), seal => seal.GetProperty("root").GetString() == proof.Seal.Root);
    }

    [Fact]
    public async Task WhatADepartmentKeepsToItself_IsSealed_ButProvenToNobody()
    {
        var id = await Happens();
        var clerk = platform.Clerk("fire-rescue");
        await platform.Ok(new ClaimStep(clerk, id, "fire-inspection"));
        await platform.Ok(new WriteTaskNote(clerk, id, "fire-inspection", "For colleagues alone"));
        Passes(1);
        await Sealed();
        var note = await platform.InDatabase(db => db.Events.SingleAsync(row => row.ApplicationId == id && row.Kind == nameof(NoteWritten)));

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetProof(platform.Citizen, id, EntryKind.Event, note.Sequence))).Problem!.Kind);
        Assert.True((await platform.Ok(new GetProof(platform.Citizen, id, EntryKind.Event, note.Sequence - 1))).IsRight());
        Assert.Empty((await Verified()).Faults);
    }

    [Fact]
    public async Task Proof_OfToday_SaysThatTheDayIsNotSealedYet()
    {
        var id = await Happens();
        Assert.Equal("NotSealed", (await platform.Send(new GetProof(platform.Citizen, id, EntryKind.Event, 1))).Problem!.Rule);
    }

    [Theory]
    [InlineData("UPDATE events SET hash = (SELECT hash FROM events WHERE application_id = {0} AND sequence = 2) WHERE application_id = {0} AND sequence = 1")]
    [InlineData("DELETE FROM fact_reads WHERE application_id = {0} AND sequence = 1")]
    [InlineData("UPDATE sealed_cases SET last_event = last_event - 1 WHERE application_id = {0}")]
    [InlineData("DELETE FROM sealed_cases WHERE application_id = {0}")]
    [InlineData("UPDATE sealed_blocks SET root = (SELECT hash FROM events WHERE application_id = {0} AND sequence = 1) WHERE day IN (SELECT day FROM sealed_cases WHERE application_id = {0})")]
    [InlineData("UPDATE day_seals SET signature = root WHERE day IN (SELECT day FROM sealed_cases WHERE application_id = {0})")]
    [InlineData("UPDATE day_seals SET previous = root WHERE day IN (SELECT day FROM sealed_cases WHERE application_id = {0})")]
    public async Task WhoeverChangesWhatWasSealed_IsFound(string change)
    {
        var id = await Happens();
        Passes(1);
        await Sealed();
        Assert.Empty((await Verified()).Faults);

        await platform.InScope(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            await using var moment = await db.Database.BeginTransactionAsync();
            Assert.True(await db.Database.ExecuteSqlRawAsync(change, id) > 0);
            var faults = new List<LogFault>();
            await services.GetRequiredService<VerifySeals>().Run(faults, 10, CancellationToken.None);
            Assert.NotEmpty(faults);
        });
    }

    private async Task<Guid> Happens()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new GetTask(platform.Clerk("fire-rescue"), id, "fire-inspection"));
        return id;
    }

    private static async Task<string> Check(HttpClient client, string file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Support.Pages.TokenOf(await client.GetStringAsync(new Uri("/seals", UriKind.Relative)))), "__RequestVerificationToken" },
            { new StringContent(file), "ProofFile", "proof.json" },
        };
        using var answer = await client.PostAsync(new Uri("/seals", UriKind.Relative), form);
        return await answer.Words();
    }

    private void Passes(int days) => platform.Clock.Advance(TimeSpan.FromDays(days));

    private Task<int> Sealed() => platform.InScope(async services => (await services.GetRequiredService<SealDays>().Run(CancellationToken.None))!.Value);

    private Task<LogVerified> Verified() => platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
}

public sealed class SealTestsOnSqlite(SqlitePlatform platform) : SealTests(platform), IClassFixture<SqlitePlatform>;

public sealed class SealTestsOnPostgres(PostgresPlatform platform) : SealTests(platform), IClassFixture<PostgresPlatform>;
