using System.Xml;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Logs;

/// <summary>Walks through a log's XML, forwards and within bounds. No document type, no entity of its own, nothing from elsewhere.</summary>
internal sealed class XesCursor : IDisposable
{
    private const int Deepest = 50;

    private readonly UnpackedLog content;
    private XmlReader xml = XmlReader.Create(TextReader.Null);

    public XesCursor(Stream content, LogOptions options)
    {
        this.content = new UnpackedLog(content, options.LargestUnpacked);
        if (this.content.IsZip)
            throw new LogRefusedException("LogIsZip", LogMessages.Zip);
    }

    public int Line => Math.Max(1, ((IXmlLineInfo)xml).LineNumber);

    public string? this[string attribute] => xml.GetAttribute(attribute);

    public LogRefusedException Refused(string rule, Text words, params object[] arguments) => new(rule, words.With([Line, .. arguments]));

    /// <summary>Goes into the log.</summary>
    public void Open()
    {
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

    /// <summary>The next element of the log that nobody has gone past yet; none at its end. Text between elements says nothing.</summary>
    public string? Element()
    {
        while (xml.Depth > 0 && xml.NodeType != XmlNodeType.Element)
            Read();
        return xml.Depth > 0 ? xml.LocalName : null;
    }

    /// <summary>Whatever comes after the log must be well-formed, and the packing whole, too.</summary>
    public void Finish()
    {
        while (xml.ReadState == ReadState.Interactive)
            Read();
    }

    /// <summary>Goes through the attributes of the element, and past its end; attributes of attributes are passed over.</summary>
    public void Each(Action<string, string> attribute, Action? happened = null)
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
                if (this["key"] is { } key && this["value"] is { } value)
                    attribute(key, value);
                Skip();
            }
        }

        Read();
    }

    /// <summary>Goes past the element.</summary>
    public void Skip()
    {
        var (depth, isEmpty) = (xml.Depth, xml.IsEmptyElement);
        Read();
        if (isEmpty)
            return;
        while (xml.Depth > depth)
            Read();
        Read();
    }

    /// <summary>Why it cannot be read further; by line.</summary>
    public LogRefusedException Refused(XmlException exception) => exception.Message.Contains("DTD", StringComparison.Ordinal)
        ? Refused("LogHasDtd", LogMessages.HasDtd)
        : new LogRefusedException("LogIsNotXml", LogMessages.NotXml.With(Math.Max(1, exception.LineNumber), exception.Message));

    public LogRefusedException RefusedAsDamaged() =>
        content.IsTooLarge ? Refused("LogTooLarge", LogMessages.TooLarge, content.Megabytes)
        : content.IsNodeTooLong ? Refused("LogTooLong", LogMessages.TooLong, UnpackedLog.LongestNode)
        : Refused("LogDamaged", LogMessages.Damaged);

    private void Read()
    {
        xml.Read();
        content.NextNode();
        if (xml.Depth > Deepest)
            throw Refused("LogTooDeep", LogMessages.TooDeep, Deepest);
    }

    public void Dispose()
    {
        xml.Dispose();
        content.Dispose();
    }
}
