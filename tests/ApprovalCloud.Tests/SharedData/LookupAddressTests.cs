using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>What is looked up comes from people, and must not lead anywhere else.</summary>
public sealed class LookupAddressTests
{
    [Theory]
    [InlineData("../admin")]
    [InlineData("..\\admin")]
    [InlineData("a?b=c")]
    [InlineData("a#b")]
    [InlineData("//evil.example/x")]
    [InlineData("@evil.example")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a%2F..%2Fb")]
    [InlineData("{applicant}")]
    [InlineData("川（2019）第1号 a&b=c;d")]
    [InlineData("\u0001\ud800")]
    public async Task Ask_AnythingLookedUp_StaysOnePartOfThePath(string value)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        await asking.Ask(value);
        var (target, headers) = Assert.Single(stub.Asked);
        Assert.StartsWith("/api/people/", target, StringComparison.Ordinal);
        Assert.DoesNotContain(target["/api/people/".Length..], letter => letter is '/' or '?' or '#' or '\\' or '@' or '\r' or '\n');
        Assert.False(headers.ContainsKey("X-Evil"));
    }

    [Fact]
    public async Task Ask_ValueInAQuery_StaysOneParameter()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        await asking.Ask(new Lookup("at", "/premises?address={premises.address}&kind=all") { Names = ["premises.address"] }, new() { ["premises.address"] = "1&kind=none#x" });
        Assert.Equal("/api/premises?address=1%26kind%3Dnone%23x&kind=all", Assert.Single(stub.Asked).Target);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(" . ")]
    [InlineData("")]
    public async Task Ask_WhatCannotBeAPart_IsNotAsked(string value)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        Assert.Equal(LookupOutcome.NothingFound, (await asking.Ask(value)).Outcome);
        Assert.Empty(stub.Asked);
    }

    [Fact]
    public async Task Ask_NothingPersonal_IsLogged()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address, ("ApiKey", "top-secret"));
        asking.Registry = asking.Registry with { Authentication = new RegistryAuthentication.ApiKey("X-Key") };
        stub.Answer = context => StubRegistry.Json(context, $$"""{"id": "{{Asking.Person}}", "name": "陈思雨"}""");
        await asking.Ask();
        stub.Answer = StubRegistry.Status(500);
        await asking.Ask();
        Assert.Equal("top-secret", Assert.Single(stub.Asked.First().Headers["X-Key"]));
        Assert.NotEmpty(asking.Log.Lines);
        Assert.DoesNotContain(asking.Log.Lines, line =>
            line.Contains(Asking.Person, StringComparison.Ordinal) || line.Contains("陈思雨", StringComparison.Ordinal) || line.Contains("top-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_NoTrace_IsWrittenOfTheAddress()
    {
        var traced = new System.Collections.Concurrent.ConcurrentQueue<System.Diagnostics.Activity>();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net.Http", StringComparison.Ordinal),
            Sample = (ref _) => System.Diagnostics.ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = traced.Enqueue,
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        await asking.Ask("511602200001010018");
        Assert.DoesNotContain(traced, activity => activity.Tags.Any(tag => tag.Value?.Contains("511602200001010018", StringComparison.Ordinal) == true));
        Assert.False(Assert.Single(stub.Asked).Headers.ContainsKey("traceparent"));
    }
}
