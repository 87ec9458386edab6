using System.Globalization;
using System.Xml;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>
/// Writes history as an event log (XES, IEEE 1849), an application a trace, without ever holding it in memory. It tells
/// what the office did and names no applicant: that is nobody's personal data, so no application's access ledger has a row
/// of it.
/// </summary>
public sealed class EventLog(AppDbContext db, Workflows workflows)
{
    private const string Applicant = "applicant";

    public async Task Write(Caller by, Stream output, CancellationToken cancellationToken)
    {
        await using var xes = XmlWriter.Create(output, new XmlWriterSettings { Async = true, Indent = true, CheckCharacters = false });
        await xes.WriteStartDocumentAsync();
        await xes.WriteStartElementAsync(null, "log", null);
        await xes.WriteAttributeStringAsync(null, "xes.version", null, "1849.2016");
        await xes.WriteAttributeStringAsync(null, "xes.features", null, "");
        foreach (var (name, prefix) in new[] { ("Concept", "concept"), ("Time", "time"), ("Organizational", "org") })
            await Extension(xes, name, prefix);

        var applicants = Applicants.Events;
        var rows = db.Events.AsNoTracking()
            .Join(db.Applications.SupervisedBy(by), row => row.ApplicationId, application => application.Id, (row, application) => new
            {
                row.ApplicationId,
                row.Sequence,
                row.At,
                row.Kind,
                row.Step,
                Actor = row.ActorId == application.ApplicantId || applicants.Contains(row.Kind) ? Applicant : row.ActorName,
                application.Number,
                application.Service,
                application.ServiceVersion,
                application.DueAt,
                application.Channel,
            })
            .OrderBy(row => row.ApplicationId).ThenBy(row => row.Sequence)
            .AsAsyncEnumerable();
        Guid? trace = null;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (trace != row.ApplicationId)
            {
                if (trace is not null)
                    await xes.WriteEndElementAsync();
                trace = row.ApplicationId;
                await xes.WriteStartElementAsync(null, "trace", null);
                await Attribute(xes, "string", "concept:name", row.Number!);
                await Attribute(xes, "string", "service", row.Service);
                await Attribute(xes, "string", "channel", row.Channel.ToString());
                await Attribute(xes, "date", "deadline", Date(row.DueAt!.Value));
            }

            await xes.WriteStartElementAsync(null, "event", null);
            await Attribute(xes, "string", "concept:name", row.Step is null ? row.Kind : $"{row.Kind} {row.Step}");
            await Attribute(xes, "date", "time:timestamp", Date(row.At));
            if (row.Actor is not null)
                await Attribute(xes, "string", "org:resource", row.Actor);
            if (row.Step is not null && workflows.Find(row.Service, row.ServiceVersion)?.Step(row.Step) is { } step)
                await Attribute(xes, "string", "org:group", step.Department);
            await xes.WriteEndElementAsync();
        }

        if (trace is not null)
            await xes.WriteEndElementAsync();
        await xes.WriteEndElementAsync();
        await xes.WriteEndDocumentAsync();
    }

    private static async Task Extension(XmlWriter xes, string name, string prefix)
    {
        await xes.WriteStartElementAsync(null, "extension", null);
        await xes.WriteAttributeStringAsync(null, "name", null, name);
        await xes.WriteAttributeStringAsync(null, "prefix", null, prefix);
        await xes.WriteAttributeStringAsync(null, "uri", null, $"http://www.xes-standard.org/{prefix}.xesext");
        await xes.WriteEndElementAsync();
    }

    private static async Task Attribute(XmlWriter xes, string type, string key, string value)
    {
        await xes.WriteStartElementAsync(null, type, null);
        await xes.WriteAttributeStringAsync(null, "key", null, key);
        await xes.WriteAttributeStringAsync(null, "value", null, value);
        await xes.WriteEndElementAsync();
    }

    private static string Date(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
