using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Tests.Logs;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>What is taken away opens elsewhere as text.</summary>
[Collection(nameof(HostileWorld))]
public sealed class NaughtyExportTests(HostileWorld platform)
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r', '\n'];

    [Fact]
    public async Task Csv_HasNoCellThatASpreadsheetRuns()
    {
        var text = Encoding.UTF8.GetString(await Written(Sheet.Csv)).TrimStart('\uFEFF');

        var cells = Cells(text);
        Assert.All(cells, cell => Assert.False(cell.Length > 0 && Formula.Contains(cell[0]), cell));
        Assert.Equal(2 * (Naughty.Words.Count + 1), cells.Count);
    }

    [Fact]
    public async Task Workbook_IsWellFormed_AndHasNoFormula()
    {
        var content = await Written(Sheet.Xlsx);

        using (var archive = new ZipArchive(new MemoryStream(content)))
        {
            foreach (var part in archive.Entries.Where(part => part.Name.EndsWith(".xml", StringComparison.Ordinal)))
            {
                await using var stream = part.Open();
                var xml = XDocument.Load(stream);
                Assert.DoesNotContain(xml.Descendants(), element => element.Name.LocalName == "f");
            }
        }

        var rows = MiniExcelLibs.MiniExcel.Query(new MemoryStream(content)).Cast<IDictionary<string, object?>>().Select(row => row.Values.First()?.ToString()).ToList();
        Assert.Equal(Naughty.Words.Count + 1, rows.Count);
        Assert.Contains("$=SUM(1)", rows);
        Assert.Contains("=cmd|' /C calc'!A0", rows);
    }

    [Fact]
    public async Task OwnLog_IsWellFormed_AndImportsAgain()
    {
        using var supervisor = await platform.SignedInToPages("supervisor");
        var xes = await supervisor.GetByteArrayAsync(new Uri("/watch/log.xes", UriKind.Relative));

        using var reader = XmlReader.Create(new MemoryStream(xes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var log = XDocument.Load(reader);
        Assert.All(log.Descendants(), element => Assert.Contains(element.Name.LocalName, (string[])["log", "extension", "classifier", "trace", "event", "string", "date"]));
        Assert.Contains(Naughty.Marker, Encoding.UTF8.GetString(xes), StringComparison.Ordinal);
        Assert.True(EventLogs.Figures(new MemoryStream(xes)).Cases >= 2);
        using var content = new MemoryStream(xes);
        await platform.Ok(new ImportLog(platform.Supervisor, "Our own", content, new LogMapping()));
    }

    [Theory]
    [InlineData("/watch/cases?handler=file&steps=true&from=202601&to=202612&format=")]
    [InlineData("/watch/bottlenecks?handler=file&format=")]
    [InlineData("/watch/turnaround?handler=file&by=step&format=")]
    public async Task Tables_OfTheStory_AreWritten(string address)
    {
        using var supervisor = await platform.SignedInToPages("supervisor");
        var csv = await supervisor.GetStringAsync(new Uri(address + "csv", UriKind.Relative));
        var workbook = await supervisor.GetByteArrayAsync(new Uri(address + "xlsx", UriKind.Relative));

        Assert.NotEmpty(csv);
        using var archive = new ZipArchive(new MemoryStream(workbook));
        Assert.NotEmpty(archive.Entries);
    }

    [Fact]
    public async Task ImportedLog_WithNaughtyNames_IsShownAsText()
    {
        var events = string.Concat(Naughty.Words.Where(word => word.Trim().Length > 0).Select(word => new XElement("event", Text("concept:name", word), Text("org:group", word), Text("org:resource", word)).ToString()));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"<log><trace>{Text("concept:name", $"<{Naughty.Marker}>")}{events}</trace></log>"));
        var log = await platform.Ok(new ImportLog(platform.Supervisor, $"\"><{Naughty.Marker}>", content, new LogMapping()));

        using var supervisor = await platform.SignedInToPages("supervisor");
        foreach (var address in new[] { "/watch/logs", $"/watch/logs/{log.Id}", $"/watch/logs/{log.Id}/variants", $"/watch/logs/{log.Id}/figures", $"/watch/logs/{log.Id}/compare" })
        {
            using var response = await supervisor.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True((int)response.StatusCode < 500, $"{address}: {response.StatusCode}\n{platform.Log.Errors()}");
            await Looking.IsHarmless(response, address);
        }
    }

    // RFC 4180, as any spreadsheet reads it.
    private static List<string> Cells(string csv)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var place = 0; place < csv.Length; place++)
        {
            if (csv[place] == '"' && isQuoted && place + 1 < csv.Length && csv[place + 1] == '"')
                cell.Append(csv[place++]);
            else if (csv[place] == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || csv[place] is not (',' or '\r' or '\n'))
                cell.Append(csv[place]);
            else if (csv[place] != '\r')
                (cells, cell) = ([.. cells, cell.ToString()], new StringBuilder());
        }

        return cells;
    }

    // What XML cannot hold is left out, as our own export does.
    private static XElement Text(string key, string value) =>
        new("string", new XAttribute("key", key), new XAttribute("value", string.Concat(value.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)))));

    private static async Task<byte[]> Written(string format)
    {
        var sheet = new Sheet("x", ["Words", "Number"], Naughty.Words.Select(word => new object?[] { word, 1 }).ToAsyncEnumerable());
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await sheet.As(format).ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()));
        return ((MemoryStream)context.Response.Body).ToArray();
    }
}
