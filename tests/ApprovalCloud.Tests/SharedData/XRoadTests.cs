using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Http;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>X-Road: Message Protocol for REST.</summary>
public sealed class XRoadTests
{
    [Fact]
    public async Task Ask_OverXRoad_SaysWhoAsksAndForWhat()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = OverXRoad(stub);
        await asking.Ask();
        var (target, headers) = Assert.Single(stub.Asked);
        Assert.Equal($"/api/r1/CN/GOV/511602/population/people%20list/people/{Asking.Person}", target);
        Assert.Equal("CN/GOV/511602/approval-cloud", headers["X-Road-Client"]);
        Assert.Equal("citizen-7", headers["X-Road-UserId"]);
        Assert.Equal("6f1f2c9e-0000-7000-8000-000000000001", headers["X-Road-Issue"]);
        Assert.True(Guid.TryParse(headers["X-Road-Id"], out _));
        Assert.False(headers.ContainsKey("X-Road-Request-Hash"));
    }

    [Fact]
    public async Task Ask_OverXRoad_KeepsWhatProvesTheExchange()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = OverXRoad(stub);
        stub.Answer = context => Answer(context, context.Request.Headers["X-Road-Id"]!, "aGFzaA==");
        var answer = await asking.Ask();
        Assert.Equal(LookupOutcome.Answered, answer.Outcome);
        Assert.Equal($"{Assert.Single(stub.Asked).Headers["X-Road-Id"]} aGFzaA==", answer.Proof);
    }

    [Fact]
    public async Task Ask_AnswerToAnotherMessage_IsUnreadable()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = OverXRoad(stub);
        stub.Answer = context => Answer(context, Guid.NewGuid().ToString(), "aGFzaA==");
        Assert.Equal(LookupOutcome.Unreadable, (await asking.Ask()).Outcome);
    }

    [Fact]
    public async Task Ask_TriedAgain_IsAnotherMessage()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = OverXRoad(stub);
        stub.Answer = StubRegistry.Status(503);
        await asking.Ask();
        Assert.Equal(2, stub.Asked.Select(asked => asked.Headers["X-Road-Id"].ToString()).Distinct().Count());
    }

    [Theory]
    [InlineData("Server.ServerProxy.NetworkError", LookupOutcome.Down)]
    [InlineData("Server.ClientProxy.OutdatedGlobalConf", LookupOutcome.Down)]
    [InlineData("Server.ServerProxy.AccessDenied", LookupOutcome.Refused)]
    [InlineData("Client.BadRequest", LookupOutcome.Refused)]
    public async Task Ask_SecurityServerReportsAnError_IsDownOrRefused(string error, LookupOutcome outcome)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = OverXRoad(stub);
        stub.Answer = context =>
        {
            (context.Response.StatusCode, context.Response.Headers["X-Road-Error"]) = (500, error);
            return Task.CompletedTask;
        };
        Assert.Equal(outcome, (await asking.Ask()).Outcome);
    }

    private static Asking OverXRoad(StubRegistry stub)
    {
        var asking = new Asking(stub.Address);
        asking.Registry = asking.Registry with
        {
            Protocol = RegistryProtocol.XRoad,
            XRoad = new XRoadAddress("CN/GOV/511602/approval-cloud", "CN/GOV/511602/population/people list"),
        };
        return asking;
    }

    private static Task Answer(HttpContext context, string id, string hash)
    {
        (context.Response.Headers["X-Road-Id"], context.Response.Headers["X-Road-Request-Hash"]) = (id, hash);
        return StubRegistry.Json(context, $$"""{"id": "{{Asking.Person}}"}""");
    }
}
