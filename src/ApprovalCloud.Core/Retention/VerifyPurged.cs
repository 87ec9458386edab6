using System.Globalization;
using System.Text.Json;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Retention;

/// <summary>
/// Whether what is said to be purged could be: its last event is one of those that were sealed, and its time was over. Who takes an application
/// out of the database and says that it was purged is found by that.
/// </summary>
public sealed class VerifyPurged(AppDbContext db, Workflows workflows)
{
    private const string Record = "purged";
    private const int At = 2;

    public async Task Run(List<LogFault> faults, int most, CancellationToken cancellationToken)
    {
        var all = db.PurgedCases.AsNoTracking().OrderBy(one => one.ApplicationId)
            .Select(one => new { Case = one, IsSealed = db.SealedCases.Any(sealing => sealing.ApplicationId == one.ApplicationId && sealing.LastEvent >= one.Ending) });
        await foreach (var one in all.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (faults.Count >= most)
                return;
            if ((Fault(one.Case) ?? (one.IsSealed ? null : "it was purged, and is under no seal")) is { } what)
                faults.Add(new LogFault(one.Case.ApplicationId, one.Case.Ending, what, Record));
        }
    }

    private string? Fault(PurgedCase one)
    {
        var fields = JsonSerializer.Deserialize<List<string?>>(one.EndingFields)!;
        var before = one.Ending == 1 ? [] : one.HashOfEvent(one.Ending - 1);
        if (one.HashOfEvent(one.Ending) is not { } hash || before is null || !EntryHash.IsRight(hash, before, fields))
            return "the event by which it ended was changed";
        var ended = DateTimeOffset.Parse(fields[At]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (workflows.Find(one.Service, one.ServiceVersion) is not { } service || workflows.KeptUntil(service, ended) is not { } until)
            return $"nothing says how long {one.Service} v{one.ServiceVersion} is kept";
        return until < OfficeTime.Of(service.Law).DateOf(one.PurgedAt) ? null : "it was purged before its time";
    }
}
