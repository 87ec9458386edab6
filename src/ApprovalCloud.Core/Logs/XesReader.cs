using System.Xml;

namespace ApprovalCloud.Core.Logs;

/// <summary>
/// Reads an event log (XES, IEEE 1849) a case at a time. Of a log's defaults (globals) only the name of an event is taken:
/// a default date or department says nothing of a case. Classifiers, extensions and nested attributes are passed over.
/// </summary>
public sealed class XesReader : IDisposable
{
    public const int LongestName = 250;

    private readonly LogMapping mapping;
    private readonly LogOptions options;
    private readonly XesCursor cursor;
    private readonly HashSet<string> activities = new(StringComparer.Ordinal);
    private string? nameless;
    private bool isOpen;

    /// <param name="content">Can be read from its start again; it stays open.</param>
    public XesReader(Stream content, LogMapping mapping, LogOptions options)
    {
        (this.mapping, this.options) = (mapping, options);
        cursor = new XesCursor(content, options);
    }

    /// <exception cref="LogRefusedException">It is not a log that can be read; said by line.</exception>
    public IEnumerable<LogTrace> Traces()
    {
        while (Next() is { } trace)
            yield return trace;
    }

    private LogTrace? Next()
    {
        try
        {
            if (!isOpen)
                cursor.Open();
            isOpen = true;
            return Advance();
        }
        catch (XmlException exception)
        {
            throw cursor.Refused(exception);
        }
        catch (InvalidDataException)
        {
            throw cursor.RefusedAsDamaged();
        }
    }

    private LogTrace? Advance()
    {
        while (cursor.Element() is { } element)
        {
            switch (element)
            {
                case "trace":
                    return Trace();
                case "event":
                    throw cursor.Refused("EventOutsideCase", LogMessages.EventOutsideCase);
                case "global" when cursor["scope"] == "event":
                    cursor.Each((key, value) => nameless = key == "concept:name" && value.Length > 0 ? Named(key, value) : nameless);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        cursor.Finish();
        return null;
    }

    private LogTrace Trace()
    {
        var (line, name, events) = (cursor.Line, "", new List<LogEvent>());
        var trace = new LogTrace("", events);
        cursor.Each(
            (key, value) =>
            {
                if (key == "concept:name")
                    name = Named(key, value);
                else if (mapping.IsDepartment(key))
                    trace = trace with { Department = Filled(Named(key, value)) };
                else if (mapping.IsChannel(key))
                    trace = trace with { Channel = Filled(Named(key, value)) };
                else if (mapping.IsDeadline(key))
                    trace = trace with { Deadline = Date(key, value) };
                else if (mapping.IsPlannedEnd(key))
                    trace = trace with { PlannedEnd = Date(key, value) };
                else if (mapping.IsStart(key))
                    trace = trace with { StartsAt = Date(key, value) };
                else if (mapping.IsEnd(key))
                    trace = trace with { EndsAt = Date(key, value) };
            },
            () =>
            {
                if (events.Count == options.EventsOfCase)
                    throw cursor.Refused("TooManyEvents", LogMessages.TooManyEvents, options.EventsOfCase);
                events.Add(Event());
            });
        return name.Length > 0 ? trace with { Name = name } : throw new LogRefusedException("TraceWithoutName", LogMessages.TraceWithoutName.With(line));
    }

    private LogEvent Event()
    {
        var line = cursor.Line;
        string? name = null, resource = null, group = null, transition = null;
        DateTimeOffset? at = null, due = null;
        cursor.Each((key, value) =>
        {
            switch (key)
            {
                case "concept:name":
                    name = Filled(Named(key, value));
                    break;
                case "time:timestamp":
                    at = Date(key, value);
                    break;
                case "org:resource":
                    resource = Filled(Named(key, value));
                    break;
                case "org:group":
                    group = Filled(Named(key, value));
                    break;
                case "lifecycle:transition":
                    transition = Filled(Named(key, value));
                    break;
                default:
                    if (mapping.IsEventDue(key))
                        due = Date(key, value);
                    break;
            }
        });
        return new LogEvent(
            Activity(name ?? nameless ?? throw new LogRefusedException("EventWithoutName", LogMessages.EventWithoutName.With(line))),
            at, resource, group, transition, due);
    }

    // One text for all events of an activity, however many there are.
    private string Activity(string name)
    {
        if (activities.TryGetValue(name, out var known))
            return known;
        if (activities.Count == options.Activities)
            throw cursor.Refused("TooManyActivities", LogMessages.TooManyActivities, options.Activities);
        activities.Add(name);
        return name;
    }

    private string Named(string key, string value) =>
        value.Length <= LongestName ? value : throw cursor.Refused("NameTooLong", LogMessages.NameTooLong, key, LongestName);

    private DateTimeOffset Date(string key, string value) =>
        LogDates.Read(value) ?? throw cursor.Refused("NotADate", LogMessages.NotADate, value.Length <= LongestName ? value : value[..LongestName], key);

    private static string? Filled(string value) => value.Length == 0 ? null : value;

    public void Dispose() => cursor.Dispose();
}
