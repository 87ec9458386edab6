using ApprovalCloud.Core.Visits;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>The appointment as a file for the applicant's calendar (RFC 5545).</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class VisitFileTests(SqlitePlatform platform)
{
    [Fact]
    public async Task File_EscapesWhatWasWrittenAndStaysTheSameEventWhenMoved()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var on = platform.Clock.GetUtcNow().AddDays(2);
        await Appoint(id, on, "Keys; plan, and\nEND:VEVENT");
        var visit = Assert.Single(await platform.Ok(new ListMyVisits(platform.Citizen, id)));
        using var citizen = await platform.SignedInToPages("citizen");
        var address = new Uri($"/apply/{id}/visit/{visit.Id}", UriKind.Relative);
        var first = await File(citizen, address);
        await Appoint(id, on.AddDays(1), "");
        var moved = await File(citizen, address);

        Assert.Contains("Keys\\; plan\\, and\\nEND:VEVENT", first);
        Assert.Single(first.Split("\r\n"), line => line == "END:VEVENT");
        Assert.Contains($"DTSTART:{visit.On.UtcDateTime:yyyyMMdd'T'HHmm}00Z", first);
        Assert.Equal(Line(first, "UID:"), Line(moved, "UID:"));
        Assert.NotEqual(Line(first, "DTSTART:"), Line(moved, "DTSTART:"));
    }

    private Task<Core.Tasks.StepDecided> Appoint(Guid id, DateTimeOffset on, string note) => platform.Ok(
        new AppointJointVisit(platform.Clerk("fire-rescue"), id, "fire-inspection", on, ["food-licence"], note));

    // Long lines are folded.
    private static async Task<string> File(HttpClient client, Uri address)
    {
        using var response = await client.GetAsync(address);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        return (await response.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static string Line(string file, string property) =>
        file.Split("\r\n").First(line => line.StartsWith(property, StringComparison.Ordinal));
}
