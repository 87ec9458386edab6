using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>
/// Everybody at every address of the routing table by every method, with the ids of an application that is none of their business: whom the
/// policy does not name stays out, and whoever is let in is told nothing of it.
/// </summary>
public sealed partial class MatrixTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private static readonly HttpStatusCode[] Nothing =
    [
        HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.NotImplemented, HttpStatusCode.UnsupportedMediaType,
        // To another page of the same application, which is not there either.
        HttpStatusCode.Found,
    ];

    private sealed record Door(string Method, string Address, string? Policy, bool IsForBrowsers, bool IsOfOne)
    {
        public bool IsOfUploads => Address.Contains("/uploads/", StringComparison.Ordinal);

        // What a page's script asks is not answered with the sign-in page.
        public bool AnswersScripts => IsOfUploads || Address == "/account/sessions/this";
    }

    [Fact]
    public async Task Everybody_AtEveryDoor_WithSomebodyElsesApplication()
    {
        var given = new Given(platform);
        var (running, draft) = ((await given.ParallelSteps()).Id, await given.Draft());
        var actors = await Actor.All(platform);
        var (faults, looks) = (new List<string>(), 0);
        foreach (var door in new[] { running, draft }.SelectMany(Doors).Distinct())
        {
            foreach (var actor in actors)
            {
                looks++;
                if (await Fault(actor, door) is { } fault)
                    faults.Add($"{actor.Name} at {door.Method} {door.Address} ({door.Policy}): {fault}");
            }
        }

        foreach (var actor in actors)
            actor.Dispose();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(60)));
        Assert.True(looks > 2_000, $"{looks}");
    }

    [Fact]
    public async Task ACookie_OpensNoDoorOfTheApi()
    {
        var running = (await new Given(platform).ParallelSteps()).Id;
        foreach (var actor in (await Actor.All(platform)).Where(actor => actor.IsPerson))
        {
            foreach (var door in Doors(running).Where(door => !door.IsForBrowsers && door.Policy == actor.Policy))
            {
                using var answer = await actor.Browser.SendAsync(Request(door));
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{door}: {answer.StatusCode}");
            }

            actor.Dispose();
        }
    }

    private static async Task<string?> Fault(Actor actor, Door door)
    {
        using var answer = await (door.IsForBrowsers ? actor.Browser : actor.Program).SendAsync(Request(door), HttpCompletionOption.ResponseHeadersRead);
        var isNobodyHere = actor.Policy is null || (door.IsForBrowsers && !actor.IsPerson);
        if (isNobodyHere)
        {
            return (door.IsForBrowsers && !door.AnswersScripts ? answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal) : answer.StatusCode == HttpStatusCode.Unauthorized)
                ? null : $"{answer.StatusCode}";
        }

        if (door.Policy is { } policy && policy != actor.Policy)
            return answer.StatusCode == HttpStatusCode.Forbidden ? null : $"{answer.StatusCode}";
        if (door.IsOfOne && actor.Policy != "Supervisor" && !Nothing.Contains(answer.StatusCode))
            return $"{answer.StatusCode}";
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return null;
        var told = $"{answer.Headers.Location}{await answer.Content.ReadAsStringAsync()}";
        return Given.Secrets.FirstOrDefault(secret => told.Contains(secret, StringComparison.Ordinal)) is { } secret ? $"tells {secret}" : null;
    }

    private static HttpRequestMessage Request(Door door)
    {
        var request = new HttpRequestMessage(new HttpMethod(door.Method), door.Address) { Content = Body(door) };
        // A program of the browser's sends files, which no sign-in page may receive.
        if (door.IsOfUploads)
            request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static JsonContent? Body(Door door) => door.Method is "GET" or "HEAD" or "DELETE" ? null : JsonContent.Create(new { verdict = "grant", reason = "x", answer = "x", message = "x", statement = "x", text = "x" });

    private List<Door> Doors(Guid application) =>
    [
        .. from endpoint in platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
           let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           let isPage = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
           let isForBrowsers = !pattern.StartsWith("/api", StringComparison.Ordinal)
           where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && !pattern.StartsWith("/{**", StringComparison.Ordinal)
           from method in isPage ? ["GET", "POST"] : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           // It says in which way files are sent, whoever asks, and of no application.
           where method != "OPTIONS"
           select new Door(
               method, Parameter().Replace(pattern, match => Value(match.Groups["name"].Value, match.Value, application)),
               endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).FirstOrDefault(policy => policy is not null),
               isForBrowsers, OfOne().IsMatch(pattern)),
    ];

    private static string Value(string name, string pattern, Guid application) => name switch
    {
        "id" or "applicationId" or "application" when pattern.Contains(":guid", StringComparison.Ordinal) => $"{application}",
        "step" => "fire-inspection",
        "kind" => "submission",
        "fact" => "business.name",
        "section" => "business",
        "party" => "landlord",
        _ when pattern.Contains(":guid", StringComparison.Ordinal) => $"{Guid.NewGuid()}",
        _ when pattern.Contains(":int", StringComparison.Ordinal) => "1",
        _ => "x",
    };

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{(id|applicationId|application):guid\}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OfOne();
}
