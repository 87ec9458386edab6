using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Archive;

/// <summary>An application that ended long ago, and all that is said of it.</summary>
internal sealed partial class ArchiveStory(Platform platform)
{
    public const string Food = "food-licence";

    /// <summary>Refused so many days ago; all that is to follow has been done.</summary>
    public async Task<Guid> Closed(int days = 3 * 365)
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new DecideStep(platform.Clerk("market-supervision"), id, Food, Verdict.Refuse, "no sink"));
        await platform.Services.GetRequiredService<FoldLogs>().Run(CancellationToken.None);
        await platform.Drain([]);
        platform.Clock.Advance(TimeSpan.FromDays(days));
        return id;
    }

    public Task<CasesArchived> Archive() => platform.Services.GetRequiredService<ArchiveCases>().Run(CancellationToken.None);

    public Task<bool> IsArchived(Guid id) => platform.InDatabase(async db =>
    {
        var (live, packed) = (await db.Events.AnyAsync(row => row.ApplicationId == id), await db.ArchivedCases.AnyAsync(one => one.ApplicationId == id));
        Assert.NotEqual(live, packed);
        return packed;
    });

    /// <summary>What pages, programs and exports say of it, but for tokens.</summary>
    public async Task<Dictionary<string, string>> Said(Guid id)
    {
        var said = new Dictionary<string, string>();
        foreach (var (account, addresses) in new[]
        {
            ("citizen", new[] { $"/api/applications/{id}", $"/api/applications/{id}/events", $"/api/applications/{id}/deadlines", $"/api/applications/{id}/documents" }),
            ("clerk.market-supervision", [$"/api/tasks/{id}/{Food}", $"/api/tasks/{id}/{Food}/deadline"]),
            ("supervisor", ["/api/supervision/log.xes"]),
        })
        {
            using var client = await platform.SignedIn(account);
            foreach (var address in addresses)
                said[address] = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        }

        foreach (var (account, addresses) in new[]
        {
            ("citizen", new[] { $"/apply/{id}/track", $"/apply/{id}/receipt/{Food}", $"/apply/{id}/appeal/{Food}" }),
            ("clerk.market-supervision", [$"/desk/{id}/{Food}"]),
            ("supervisor", [$"/watch/applications/{id}"]),
        })
        {
            using var client = await platform.SignedInToPages(account);
            foreach (var address in addresses)
                said[address] = Token().Replace(await client.GetStringAsync(new Uri(address, UriKind.Relative)), "");
        }

        said["my data"] = await platform.InScope(async services =>
        {
            using var output = new MemoryStream();
            await services.GetRequiredService<ExportMyData>().Write(platform.Citizen, output, CancellationToken.None);
            output.Position = 0;
            using var export = await System.Text.Json.JsonDocument.ParseAsync(output);
            return string.Concat(export.RootElement.GetProperty("applications").EnumerateArray().Select(one => one.GetProperty("history").GetRawText()));
        });
        return said;
    }

    /// <summary>No fault of the log, and no difference of the figures and the process maps; how many events there are.</summary>
    public Task<long> Proven() => platform.InScope(async services =>
    {
        Assert.Empty((await services.GetRequiredService<RecountFigures>().Run(false, CancellationToken.None)).Differences);
        Assert.Empty((await services.GetRequiredService<LogRecount>().Run(CancellationToken.None)).Differences);
        var verified = await services.GetRequiredService<VerifyLog>().Run(CancellationToken.None);
        Assert.Empty(verified.Faults);
        return verified.Events;
    });

    // What is drawn anew for every page: against forged forms, for scripts, for what is sent twice.
    [GeneratedRegex("(name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+\")|(nonce=\"[^\"]+\")|(Key\" value=\"[^\"]+\")")]
    private static partial Regex Token();
}
