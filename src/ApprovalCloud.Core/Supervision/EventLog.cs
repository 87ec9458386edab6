using System.Data;
using System.Globalization;
using System.Xml;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Writes history as an event log (XES, IEEE 1849), an application a trace, without ever holding it in memory.</summary>
public sealed class EventLog([MayLag] AppDbContext db, [MayLag] OwnLog own)
{
    public async Task Write(Caller by, Stream output, CancellationToken cancellationToken)
    {
        // Of one moment: what is packed away meanwhile would be in neither place. On SQLite nobody else could write for as long.
        await using var moment = db.Database.IsNpgsql() ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken) : null;
        await using var xes = XmlWriter.Create(output, new XmlWriterSettings { Async = true, Indent = true });
        await xes.WriteStartDocumentAsync();
        await xes.WriteStartElementAsync(null, "log", null);
        await xes.WriteAttributeStringAsync(null, "xes.version", null, "1849.2016");
        await xes.WriteAttributeStringAsync(null, "xes.features", null, "");
        foreach (var (name, prefix) in new[] { ("Concept", "concept"), ("Time", "time"), ("Organizational", "org"), ("Lifecycle", "lifecycle") })
            await Extension(xes, name, prefix);
        await Classifier(xes);
        await foreach (var one in own.Traces(db.Applications.SupervisedBy(by), cancellationToken))
            await Trace(xes, one);
        await xes.WriteEndElementAsync();
        await xes.WriteEndDocumentAsync();
    }

    private static async Task Trace(XmlWriter xes, OwnTrace one)
    {
        var trace = one.Trace;
        await xes.WriteStartElementAsync(null, "trace", null);
        await Attribute(xes, "concept:name", trace.Name);
        await Attribute(xes, "service", one.Service);
        await Attribute(xes, "channel", trace.Channel);
        await Attribute(xes, "startdate", trace.StartsAt);
        await Attribute(xes, "deadline", trace.Deadline);
        await Attribute(xes, "enddate_planned", trace.PlannedEnd);
        await Attribute(xes, "enddate", trace.EndsAt);
        foreach (var happened in trace.Events)
        {
            await xes.WriteStartElementAsync(null, "event", null);
            await Attribute(xes, "concept:name", happened.Activity);
            await Attribute(xes, "lifecycle:transition", happened.Transition);
            await Attribute(xes, "time:timestamp", happened.At);
            await Attribute(xes, "org:resource", happened.Resource);
            await Attribute(xes, "org:group", happened.Group);
            await xes.WriteEndElementAsync();
        }

        await xes.WriteEndElementAsync();
    }

    private static async Task Extension(XmlWriter xes, string name, string prefix)
    {
        await xes.WriteStartElementAsync(null, "extension", null);
        await xes.WriteAttributeStringAsync(null, "name", null, name);
        await xes.WriteAttributeStringAsync(null, "prefix", null, prefix);
        await xes.WriteAttributeStringAsync(null, "uri", null, $"http://www.xes-standard.org/{prefix}.xesext");
        await xes.WriteEndElementAsync();
    }

    private static async Task Classifier(XmlWriter xes)
    {
        await xes.WriteStartElementAsync(null, "classifier", null);
        await xes.WriteAttributeStringAsync(null, "name", null, "Activity");
        await xes.WriteAttributeStringAsync(null, "keys", null, "concept:name");
        await xes.WriteEndElementAsync();
    }

    // To the microsecond, as it is kept: what is read again is what was written.
    private static Task Attribute(XmlWriter xes, string key, DateTimeOffset? at) =>
        Attribute(xes, "date", key, at?.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));

    private static Task Attribute(XmlWriter xes, string key, string? value) =>
        Attribute(xes, "string", key, value is null ? null : string.Concat(value.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))));

    private static async Task Attribute(XmlWriter xes, string type, string key, string? value)
    {
        if (value is null)
            return;
        await xes.WriteStartElementAsync(null, type, null);
        await xes.WriteAttributeStringAsync(null, "key", null, key);
        await xes.WriteAttributeStringAsync(null, "value", null, value);
        await xes.WriteEndElementAsync();
    }
}
