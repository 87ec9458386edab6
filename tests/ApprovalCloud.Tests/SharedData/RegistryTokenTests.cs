using System.Text;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Http;

namespace ApprovalCloud.Tests.SharedData;

public sealed class RegistryTokenTests
{
    [Fact]
    public async Task Ask_ManyTimes_FetchesOneToken()
    {
        await using var registry = await WithTokens.Start();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => registry.Asking.Ask()));
        Assert.All(answers, answer => Assert.Equal(LookupOutcome.Answered, answer.Outcome));
        Assert.Equal(1, registry.Given);
    }

    [Fact]
    public async Task Ask_TokenExpired_FetchesAnother()
    {
        await using var registry = await WithTokens.Start(serves: 1);
        await registry.Asking.Ask();
        await Task.Delay(1_000);
        Assert.Equal(LookupOutcome.Answered, (await registry.Asking.Ask()).Outcome);
        Assert.Equal(2, registry.Given);
    }

    [Fact]
    public async Task Ask_TokenNotTakenAnyMore_IsReplacedOnce()
    {
        await using var registry = await WithTokens.Start();
        await registry.Asking.Ask();
        registry.LeastTaken = 2;
        Assert.Equal(LookupOutcome.Answered, (await registry.Asking.Ask()).Outcome);
        registry.LeastTaken = 100;
        Assert.Equal(LookupOutcome.Refused, (await registry.Asking.Ask()).Outcome);
        Assert.Equal(3, registry.Given);
    }

    [Fact]
    public async Task Ask_WrongSecret_IsRefused()
    {
        await using var registry = await WithTokens.Start(secret: "another");
        Assert.Equal(LookupOutcome.Refused, (await registry.Asking.Ask()).Outcome);
    }

    [Fact]
    public async Task Ask_WithoutASecret_IsRefusedAndNotAsked()
    {
        await using var registry = await WithTokens.Start(secret: "");
        Assert.Equal(LookupOutcome.Refused, (await registry.Asking.Ask()).Outcome);
        Assert.Empty(registry.Stub.Asked);
    }

    [Fact]
    public async Task Ask_TokenEndpointDown_IsDown()
    {
        await using var registry = await WithTokens.Start();
        registry.Stub.Answer = StubRegistry.Status(500);
        Assert.Equal(LookupOutcome.Down, (await registry.Asking.Ask()).Outcome);
    }

    /// <summary>A registry that numbers the tokens it gives.</summary>
    private sealed class WithTokens : IAsyncDisposable
    {
        private int given;

        private WithTokens(StubRegistry stub, Asking asking) => (Stub, Asking) = (stub, asking);

        public StubRegistry Stub { get; }

        public Asking Asking { get; }

        public int Given => given;

        /// <summary>Tokens with a smaller number are refused.</summary>
        public int LeastTaken { get; set; } = 1;

        public static async Task<WithTokens> Start(int serves = 300, string secret = "s&cret:1")
        {
            var stub = await StubRegistry.Start();
            var asking = new Asking(stub.Address, ("ClientId", "cloud"), ("ClientSecret", secret));
            asking.Registry = asking.Registry with { Authentication = new RegistryAuthentication.ClientCredentials(new Uri(stub.Address, "token"), "people.read") };
            var registry = new WithTokens(stub, asking);
            stub.Answer = context => context.Request.Path == "/token" ? registry.Give(context, serves) : registry.Answer(context);
            return registry;
        }

        public async ValueTask DisposeAsync()
        {
            await Asking.DisposeAsync();
            await Stub.DisposeAsync();
        }

        private async Task Give(HttpContext context, int serves)
        {
            var form = await context.Request.ReadFormAsync();
            Assert.Equal("client_credentials people.read", $"{form["grant_type"]} {form["scope"]}");
            var shown = Encoding.UTF8.GetString(Convert.FromBase64String(context.Request.Headers.Authorization.ToString()["Basic ".Length..]));
            if (shown != "cloud:s%26cret%3A1")
                context.Response.StatusCode = 401;
            else
                await StubRegistry.Json(context, $$"""{"access_token": "{{Interlocked.Increment(ref given)}}", "token_type": "Bearer", "expires_in": {{serves}}}""");
        }

        private Task Answer(HttpContext context) =>
            context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] && int.Parse(token) >= LeastTaken
                ? StubRegistry.Json(context, $$"""{"id": "{{Asking.Person}}"}""")
                : StubRegistry.Status(401)(context);
    }
}
