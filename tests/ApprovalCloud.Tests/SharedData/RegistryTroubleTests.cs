using System.Diagnostics;
using ApprovalCloud.Core.SharedData;
using Microsoft.AspNetCore.Http;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>A registry that is out of order is an outcome, soon.</summary>
public sealed class RegistryTroubleTests
{
    private static readonly string Known = $$"""{"id": "{{Asking.Person}}", "name": "陈思雨"}""";

    [Theory]
    [InlineData(404, LookupOutcome.NothingFound, 1)]
    [InlineData(401, LookupOutcome.Refused, 1)]
    [InlineData(403, LookupOutcome.Refused, 1)]
    [InlineData(400, LookupOutcome.Unreadable, 1)]
    [InlineData(204, LookupOutcome.Unreadable, 1)]
    [InlineData(500, LookupOutcome.Down, 2)]
    [InlineData(503, LookupOutcome.Down, 2)]
    [InlineData(429, LookupOutcome.Down, 2)]
    public async Task Ask_Status_HasItsOutcome(int status, LookupOutcome outcome, int attempts)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = StubRegistry.Status(status);
        Assert.Equal(outcome, (await asking.Ask()).Outcome);
        Assert.Equal(attempts, stub.Asked.Count);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Ask_TroubleThatPasses_IsAnsweredTheSecondTime(int status)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = context => stub.Asked.Count == 1 ? StubRegistry.Status(status)(context) : StubRegistry.Json(context, Known);
        Assert.Equal("陈思雨", (await asking.Ask()).Facts["applicant.name"]);
    }

    [Fact]
    public async Task Ask_RegistryThatWantsMinutes_IsNotAskedAgain()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (503, "120");
            return Task.CompletedTask;
        };
        Assert.Equal(LookupOutcome.Down, (await asking.Ask()).Outcome);
        Assert.Single(stub.Asked);
    }

    [Fact]
    public async Task Ask_NobodyListens_IsDown()
    {
        var stub = await StubRegistry.Start();
        var address = stub.Address;
        await stub.DisposeAsync();
        await using var asking = new Asking(address);
        Assert.Equal(LookupOutcome.Down, (await asking.Ask()).Outcome);
    }

    [Fact]
    public async Task Ask_AnswerThatBreaksOff_IsDown()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = async context =>
        {
            (context.Response.ContentType, context.Response.ContentLength) = ("application/json", 1_000);
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        Assert.Equal(LookupOutcome.Down, (await asking.Ask()).Outcome);
    }

    [Fact]
    public async Task Ask_AfterManyFailures_FailsAtOnceAndLeavesTheRegistryAlone()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address, ("AttemptTimeout", "00:00:00.200"), ("LeastAttempts", "4"), ("Break", "00:00:10"));
        stub.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        for (var times = 0; times < 3; times++)
            Assert.NotEqual(LookupOutcome.Answered, (await asking.Ask()).Outcome);

        var asked = stub.Asked.Count;
        Assert.Equal(LookupOutcome.Down, (await asking.Ask()).Outcome);
        Assert.Equal(asked, stub.Asked.Count);

        stub.Answer = context => StubRegistry.Json(context, Known);
        for (var tries = 0; tries < 60 && (await asking.Ask()).Outcome == LookupOutcome.Down; tries++)
            await Task.Delay(500);
        Assert.Equal(LookupOutcome.Answered, (await asking.Ask()).Outcome);
    }

    [Fact]
    public async Task Ask_SlowRegistryAskedByMany_HoldsNobodyLongerThanTheTimeOut()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(
            stub.Address, ("AttemptTimeout", "00:00:00.400"), ("Timeout", "00:00:01"), ("AtOnce", "2"), ("Waiting", "4"));
        stub.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => asking.Ask()));
        Assert.All(answers, answer => Assert.True(answer.Outcome is LookupOutcome.TooSlow or LookupOutcome.Down));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed}");
        Assert.True(stub.Asked.Count < 10, $"{stub.Asked.Count}");
    }

    [Fact]
    public async Task Ask_CallerGivesUp_IsCancelled()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking.Ask(cancellationToken: soon.Token));
    }

    [Theory]
    [InlineData("Certificate", "nowhere.pfx")]
    [InlineData("Retries", "1000000000000")]
    [InlineData("AttemptTimeout", "-00:00:01")]
    public async Task Ask_SettingsThatMakeNoSense_AreToldInTheLog(string key, string value)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address, (key, value));
        Assert.Equal(LookupOutcome.Down, (await asking.Ask()).Outcome);
        Assert.Contains(asking.Log.Lines, line => line.Contains("Registries:stub", StringComparison.Ordinal));
    }
}
