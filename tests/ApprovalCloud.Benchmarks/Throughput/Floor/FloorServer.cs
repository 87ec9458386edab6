using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>The floor behind HTTP, a process of its own: the same sealed bearer tokens as the platform's, a check of the role, JSON.</summary>
internal static class FloorServer
{
    private const string Department = "department";

    private sealed record Login(string Email);

    private sealed record Application(string Service, Dictionary<string, JsonElement> Facts);

    private sealed record Decision(string Verdict, string Note);

    public static async Task<int> Run(string url, string batch, string grouped)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("applicant", policy => policy.RequireRole("applicant")).AddPolicy("clerk", policy => policy.RequireRole("clerk").RequireClaim(Department));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/api/account/login", (Login login) => TypedResults.SignIn(Principal(login.Email), authenticationScheme: BearerTokenDefaults.AuthenticationScheme));
        app.MapGet("/ready", () => "ready");
        app.MapGet("/allocated", () => GC.GetTotalAllocatedBytes().ToString(System.Globalization.CultureInfo.InvariantCulture));
        await using var batches = new BatchCommits(FloorDatabase.Open(batch));
        await using var groups = new GroupedCommits(FloorDatabase.Open(grouped));
        Map(app.MapGroup("/batch"), batches);
        Map(app.MapGroup("/grouped"), groups);
        await app.RunAsync(url);
        return 0;
    }

    private static void Map(RouteGroupBuilder api, ICommits commits)
    {
        api.MapPost("/applications", [Authorize("applicant")] async (Application application, ClaimsPrincipal user, CancellationToken cancel) =>
        {
            var (id, facts) = (Guid.CreateVersion7(), application.Facts.ToDictionary(fact => fact.Key, fact => fact.Value.ToString()));
            await commits.Commit(id, FloorCommands.Submit(id, Person(user), facts), cancel);
            return TypedResults.Ok(new { id });
        });
        api.MapPost("/tasks/{application:guid}/{step}/decide", [Authorize("clerk")] async (Guid application, string step, Decision decision, ClaimsPrincipal user, CancellationToken cancel) =>
        {
            await commits.Commit(application, FloorCommands.Decide(application, step, Person(user), 1, decision.Note), cancel);
            return TypedResults.Ok(new { step, status = decision.Verdict, version = 2 });
        });
    }

    private static ClaimsPrincipal Principal(string email)
    {
        var step = Enumerable.Range(0, ReferenceWork.Steps.Count).FirstOrDefault(step => email.StartsWith($"{HttpCallers.ClerkOf(step)}@", StringComparison.Ordinal), -1);
        var person = step < 0 ? FloorPerson.Applicant : FloorPerson.Clerks[step];
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()), new Claim(ClaimTypes.Name, person.Name),
                new Claim(ClaimTypes.Role, step < 0 ? "applicant" : "clerk"), new Claim(Department, person.Department),
            ], BearerTokenDefaults.AuthenticationScheme));
    }

    private static FloorPerson Person(ClaimsPrincipal user) => new(
        Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!), user.FindFirstValue(ClaimTypes.Name)!, user.FindFirstValue(Department)!);
}
