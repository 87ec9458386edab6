using System.IO.Compression;
using System.Text;
using ApprovalCloud.Core.Logs;

namespace ApprovalCloud.Tests.Logs;

/// <summary>What is read of a log, and how one that cannot be read is refused: by line.</summary>
public sealed class XesReaderTests
{
    private const string Case = """<trace><string key="concept:name" value="1"/>""";

    [Fact]
    public void Events_AreReadInTheOrderOfTheLog_WithTheOffsetsOfTheirTimes()
    {
        var trace = Assert.Single(Read("""
            <log xmlns="http://www.xes-standard.org/"><extension name="Time" prefix="time" uri="x"/><classifier name="A" keys="concept:name"/>
            <trace><string key="concept:name" value="7"/><date key="deadline" value="2026-03-02T00:00:00+08:00"/><id key="department" value="Fire"/>
            <event><string key="concept:name" value="b"/><date key="time:timestamp" value="2026-03-01T09:00:00.5+08:00"/><string key="org:resource" value="Li"/></event>
            <event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-03-01T02:00:00"/><string key="org:resource" value=""/></event>
            </trace></log>
            """));

        Assert.Equal(("7", "Fire", new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8))), (trace.Name, trace.Department, trace.Deadline));
        Assert.Equal(["b", "a"], trace.Events.Select(one => one.Activity));
        Assert.Equal((TimeSpan.FromHours(8), "Li"), (trace.Events[0].At!.Value.Offset, trace.Events[0].Resource));
        // One without an offset is the same everywhere; an empty name names nobody.
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero), (string?)null), (trace.Events[1].At!.Value, trace.Events[1].Resource));
    }

    [Fact]
    public void Attributes_OfAttributes_SayNothingOfTheCase()
    {
        var trace = Assert.Single(Read($"""
            <log>{Case}<string key="x" value="y"><string key="department" value="wrong"/></string>
            <list key="l"><values><string key="concept:name" value="wrong"/></values></list>
            <event><string key="concept:name" value="a"><string key="concept:name" value="wrong"/></string></event></trace></log>
            """));

        Assert.Equal(("1", null, "a"), (trace.Name, trace.Department, trace.Events[0].Activity));
    }

    [Fact]
    public void Event_WithoutAName_HasTheOneTheLogGivesToSuchEvents()
    {
        var trace = Assert.Single(Read($"""<log><global scope="event"><string key="concept:name" value="UNKNOWN"/></global>{Case}<event/></trace></log>"""));

        Assert.Equal("UNKNOWN", trace.Events[0].Activity);
    }

    [Fact]
    public void Text_BetweenCases_HidesNoCaseAfterIt() => Assert.Equal(2, Figures($"<log>{Case}</trace> and then {Case}</trace> that is all</log>").Cases);

    [Fact]
    public void Cases_WithoutEvents_AreCounted() => Assert.Equal(1, Figures($"<log>{Case}</trace></log>").EmptyCases);

    [Fact]
    public void Cases_AreHandedOverBeforeTheRestIsRead()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"<log>{string.Concat(Enumerable.Repeat($"{Case}<event><string key=\"concept:name\" value=\"a\"/></event></trace>", 10_000))}</log>"));
        using var reader = new XesReader(content, new LogMapping(), new LogOptions());

        Assert.Equal("1", reader.Traces().First().Name);

        Assert.InRange(content.Position, 1, content.Length / 10);
    }

    [Fact]
    public void Log_Packed_IsReadWhateverItIsCalled()
    {
        using var packed = new MemoryStream(Gzip(Encoding.UTF8.GetBytes($"<log>{Case}</trace></log>")));

        Assert.Equal(1, EventLogs.Figures(packed).Cases);
    }

    [Theory]
    [InlineData("NotXes", 2, "<?xml version=\"1.0\"?>\n<html/>")]
    [InlineData("LogIsNotXml", 1, "Case;Activity\n1;a")]
    [InlineData("LogIsNotXml", 1, "")]
    [InlineData("LogIsNotXml", 2, "<log>\n<trace>")]
    [InlineData("LogIsNotXml", 2, "<log>\n</lug>")]
    [InlineData("LogIsNotXml", 2, "<log></log>\n<log></log>")]
    [InlineData("LogHasDtd", 1, "<!DOCTYPE log [<!ENTITY a \"b\">]>\n<log>&a;</log>")]
    [InlineData("LogHasDtd", 1, "<!DOCTYPE log SYSTEM \"file:///etc/passwd\"><log/>")]
    [InlineData("TraceWithoutName", 2, "<log>\n<trace>\n<event><string key=\"concept:name\" value=\"a\"/></event></trace></log>")]
    [InlineData("EventWithoutName", 3, "<log><trace><string key=\"concept:name\" value=\"1\"/>\n\n<event>\n<string key=\"other\" value=\"a\"/></event></trace></log>")]
    [InlineData("EventOutsideCase", 2, "<log>\n<event><string key=\"concept:name\" value=\"a\"/></event></log>")]
    [InlineData("NotADate", 2, "<log><trace><string key=\"concept:name\" value=\"1\"/>\n<date key=\"deadline\" value=\"2026-13-45T00:00:00Z\"/></trace></log>")]
    [InlineData("NotADate", 1, "<log><trace><string key=\"concept:name\" value=\"1\"/><date key=\"deadline\" value=\"tomorrow\"/></trace></log>")]
    [InlineData("NotADate", 1, "<log><trace><string key=\"concept:name\" value=\"1\"/><date key=\"deadline\" value=\"2026-03-02\"/></trace></log>")]
    public void Log_ThatCannotBeRead_IsRefusedByLine(string rule, int line, string xes)
    {
        var refused = Refused(rule, Encoding.UTF8.GetBytes(xes));

        Assert.StartsWith($"Line {line}:", refused.Problem.Message.En, StringComparison.Ordinal);
        Assert.StartsWith($"第 {line} 行", refused.Problem.Message.ZhHans, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_CutOff_IsRefused()
    {
        var packed = Gzip(Encoding.UTF8.GetBytes($"<log>{string.Concat(Enumerable.Range(0, 5_000).Select(number => $"<trace><string key=\"concept:name\" value=\"{number * 7919 % 5_003}\"/></trace>"))}</log>"));

        foreach (var kept in new[] { packed.Length / 2, packed.Length - 20 })
            Refused(null, packed[..kept]);
    }

    [Fact]
    public void Log_PackedAndDamaged_IsRefused()
    {
        var packed = Gzip(Encoding.UTF8.GetBytes($"<log>{Case}</trace></log>"));
        packed[^6] ^= 0xff;

        Refused("LogDamaged", packed);
    }

    [Fact]
    public void Log_InAZip_IsRefused() => Refused("LogIsZip", [(byte)'P', (byte)'K', 3, 4, 20, 0, 0, 0]);

    // 60 MB of spaces are 60 kB when packed.
    [Fact]
    public void Log_PackedTooTightly_IsRefused()
    {
        var packed = Gzip(Encoding.UTF8.GetBytes($"<log>{new string('\n', 60_000_000)}</log>"));

        Assert.True(packed.Length < 100_000);
        Refused("LogTooLarge", packed, new LogOptions { UnpackedMegabytes = 1 });
    }

    [Fact]
    public void Text_LongerThanAnyName_IsRefusedBeforeItFillsTheMemory() =>
        Refused("LogTooLong", Gzip(Encoding.UTF8.GetBytes($"<log><string key=\"a\" value=\"{new string('a', 5_000_000)}\"/></log>")));

    [Fact]
    public void Attributes_NestedTooDeep_AreRefused() =>
        Refused("LogTooDeep", Encoding.UTF8.GetBytes($"<log>{string.Concat(Enumerable.Repeat("<string key=\"a\" value=\"b\">", 5_000))}"));

    [Fact]
    public void Name_TooLong_IsRefused() => Refused("NameTooLong", Encoding.UTF8.GetBytes($"""<log>{Case}<event><string key="concept:name" value="{new string('a', 251)}"/></event></trace></log>"""));

    [Fact]
    public void Case_WithMoreEventsThanAllowed_IsRefused() => Refused(
        "TooManyEvents", Encoding.UTF8.GetBytes($"<log>{Case}{string.Concat(Enumerable.Repeat("""<event><string key="concept:name" value="a"/></event>""", 11))}</trace></log>"), new LogOptions { EventsOfCase = 10 });

    [Fact]
    public void Log_WhoseActivitiesAreNumbers_IsRefused() => Refused(
        "TooManyActivities", Encoding.UTF8.GetBytes($"<log>{Case}{string.Concat(Enumerable.Range(0, 11).Select(number => $"""<event><string key="concept:name" value="{number}"/></event>"""))}</trace></log>"), new LogOptions { Activities = 10 });

    private static LogRefusedException Refused(string? rule, byte[] content, LogOptions? options = null)
    {
        using var stream = new MemoryStream(content);
        var refused = Assert.Throws<LogRefusedException>(() =>
        {
            using var reader = new XesReader(stream, new LogMapping(), options ?? new LogOptions());
            return reader.Traces().Count();
        });
        Assert.Equal(rule ?? refused.Problem.Rule, refused.Problem.Rule);
        return refused;
    }

    private static LogFigures Figures(string xes)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(xes));
        return EventLogs.Figures(content);
    }

    private static List<LogTrace> Read(string xes)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(xes));
        using var reader = new XesReader(content, new LogMapping(), new LogOptions());
        return [.. reader.Traces()];
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }
}
