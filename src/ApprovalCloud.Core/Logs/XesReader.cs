using System.Xml;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Logs;

/// <summary>
/// Reads an event log (XES, IEEE 1849) a case at a time. Of a log's defaults (globals) only the name of an event is taken:
/// a default date or department says nothing of a case. Classifiers, extensions and nested attributes are passed over.
/// </summary>
public sealed class XesReader : IDisposable
{
    public const int LongestName = 250;
    private const int Deepest = 50;

    private readonly LogMapping mapping;
    private readonly LogOptions options;
    private readonly UnpackedLog content;
    private XmlReader xml = XmlReader.Create(TextReader.Null);
    private readonly HashSet<string> activities = new(StringComparer.Ordinal);
    private string? nameless;
    private bool isOpen;

    /// <param name="content">Can be read from its start again; it stays open.</param>
    public XesReader(Stream content, LogMapping mapping, LogOptions options)
    {
        (this.mapping, this.options) = (mapping, options);
        this.content = new UnpackedLog(content, options.LargestUnpacked);
        if (this.content.IsZip)
            throw new LogRefusedException("LogIsZip", LogMessages.Zip);
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
                Open();
            return Advance();
        }
        catch (XmlException exception)
        {
            throw exception.Message.Contains("DTD", StringComparison.Ordinal)
                ? new LogRefusedException("LogHasDtd", LogMessages.HasDtd.With(Line))
                : new LogRefusedException("LogIsNotXml", LogMessages.NotXml.With(Math.Max(1, exception.LineNumber), exception.Message));
        }
        catch (InvalidDataException)
        {
            throw content.IsTooLarge ? Refused("LogTooLarge", LogMessages.TooLarge, options.UnpackedMegabytes)
                : content.IsNodeTooLong ? Refused("LogTooLong", LogMessages.TooLong, UnpackedLog.LongestNode)
                : Refused("LogDamaged", LogMessages.Damaged);
        }
    }

    private void Open()
    {
        isOpen = true;
        // It reads as soon as it is made.
        xml = XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
        });
        while (xml.NodeType != XmlNodeType.Element)
            Read();
        if (xml.LocalName != "log")
            throw Refused("NotXes", LogMessages.NotXes, xml.LocalName);
        if (!xml.IsEmptyElement)
            Read();
    }

    private LogTrace? Advance()
    {
        while (xml.NodeType == XmlNodeType.Element && xml.Depth > 0)
        {
            switch (xml.LocalName)
            {
                case "trace":
                    return Trace();
                case "event":
                    throw Refused("EventOutsideCase", LogMessages.EventOutsideCase);
                case "global" when xml.GetAttribute("scope") == "event":
                    Each((key, value) => nameless = key == "concept:name" && value.Length > 0 ? Named(key, value) : nameless);
                    break;
                default:
                    Skip();
                    break;
            }
        }

        // Whatever comes after the log must be well-formed, and the packing whole, too.
        while (xml.ReadState == ReadState.Interactive)
            Read();
        return null;
    }

    private LogTrace Trace()
    {
        var (line, name, events) = (Line, "", new List<LogEvent>());
        var trace = new LogTrace("", events);
        Each(
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
                    throw Refused("TooManyEvents", LogMessages.TooManyEvents, options.EventsOfCase);
                events.Add(Event());
            });
        return name.Length > 0 ? trace with { Name = name } : throw new LogRefusedException("TraceWithoutName", LogMessages.TraceWithoutName.With(line));
    }

    private LogEvent Event()
    {
        var line = Line;
        string? name = null, resource = null, group = null, transition = null;
        DateTimeOffset? at = null, due = null;
        Each((key, value) =>
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

    /// <summary>Goes through the attributes of the element, and past its end; attributes of attributes are passed over.</summary>
    private void Each(Action<string, string> attribute, Action? happened = null)
    {
        if (xml.IsEmptyElement)
        {
            Read();
            return;
        }

        var depth = xml.Depth;
        Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                Read();
            }
            else if (happened is not null && xml.LocalName == "event")
            {
                happened();
            }
            else
            {
                if (xml.GetAttribute("key") is { } key && xml.GetAttribute("value") is { } value)
                    attribute(key, value);
                Skip();
            }
        }

        Read();
    }

    private void Skip()
    {
        var (depth, isEmpty) = (xml.Depth, xml.IsEmptyElement);
        Read();
        if (isEmpty)
            return;
        while (xml.Depth > depth)
            Read();
        Read();
    }

    private void Read()
    {
        xml.Read();
        content.NextNode();
        if (xml.Depth > Deepest)
            throw Refused("LogTooDeep", LogMessages.TooDeep, Deepest);
    }

    // One text for all events of an activity, however many there are.
    private string Activity(string name)
    {
        if (activities.TryGetValue(name, out var known))
            return known;
        if (activities.Count == options.Activities)
            throw Refused("TooManyActivities", LogMessages.TooManyActivities, options.Activities);
        activities.Add(name);
        return name;
    }

    private string Named(string key, string value) =>
        value.Length <= LongestName ? value : throw Refused("NameTooLong", LogMessages.NameTooLong, key, LongestName);

    private DateTimeOffset Date(string key, string value) =>
        LogDates.Read(value) ?? throw Refused("NotADate", LogMessages.NotADate, value.Length <= LongestName ? value : value[..LongestName], key);

    private static string? Filled(string value) => value.Length == 0 ? null : value;

    private int Line => Math.Max(1, ((IXmlLineInfo)xml).LineNumber);

    private LogRefusedException Refused(string rule, Text words, params object[] arguments) => new(rule, words.With([Line, .. arguments]));

    public void Dispose()
    {
        xml.Dispose();
        content.Dispose();
    }
}
