using System.IO.Compression;
using System.Text;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Logs;
using ApprovalCloud.Tests.Materials;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>Files that people hand in and operators bring along: read, or refused in the reader's own way.</summary>
public sealed class FileFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const string Log = """
        <?xml version="1.0" encoding="UTF-8"?><log xmlns="http://www.xes-standard.org/"><global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
        <trace><string key="concept:name" value="7"/><date key="deadline" value="2026-03-02T00:00:00+08:00"/><string key="department" value="Fire"/>
        <event><string key="concept:name" value="b"/><date key="time:timestamp" value="2026-03-01T09:00:00.5+08:00"/><string key="org:resource" value="Li"/></event>
        <event><list key="l"><values><int key="n" value="1"/></values></list></event></trace></log>
        """;

    private const string Notice = """
        { "year": 2027, "papers": ["https://www.gov.cn/2027.htm"], "days": [
          { "name": "元旦", "date": "2027-01-01", "isOffDay": true }, { "name": "春节", "date": "2027-02-05", "isOffDay": true }, { "name": "春节", "date": "2027-02-20", "isOffDay": false } ] }
        """;

    private readonly Fuzzer fuzzer = new(output);
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public Task EventLogs_AreCounted_OrRefusedByLine() => fuzzer.Run("event logs (XES)", [Encoding.UTF8.GetBytes(Log), Packed(Encoding.UTF8.GetBytes(Log)), Packed(new byte[3_000_000])], input =>
    {
        try
        {
            using var content = new MemoryStream(input);
            EventLogs.Figures(content);
        }
        catch (LogRefusedException exception)
        {
            Assert.NotEmpty(exception.Problem.Message.ZhHans);
        }
    });

    [Fact]
    public async Task Uploads_AreLookedInto_OrRefused()
    {
        using var inspector = new FileInspector(Options.Create(new MaterialsOptions()));
        // A picture of forty megapixels has 160 MB, and is turned and drawn anew; a stream of a PDF may have 200.
        await fuzzer.Run("uploads (PDF, JPEG, PNG, WebP)",
            [
                TestFiles.Pdf, TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>", "<< /S /JavaScript /JS (app.alert(1)) >>"), TestFiles.PdfWithPacked("<< /S /Launch >>"u8.ToArray()),
                TestFiles.Photo(6), TestFiles.Png, TestFiles.Picture(SKEncodedImageFormat.Jpeg, 40, 30), TestFiles.Picture(SKEncodedImageFormat.Webp, 40, 30), TestFiles.HugePng(),
            ],
            async input =>
            {
                var (file, why) = await inspector.Inspect(input, CancellationToken.None);
                Assert.True(file is null != why is null);
            }, megabytes: 500);
    }

    [Fact]
    public Task FileNames_AreMadeHarmless()
    {
        var clean = Inner.Method<Func<string?, string>>("Materials.GivenName", "Clean");
        return fuzzer.Run("names of files", [Encoding.UTF8.GetBytes("C:\\lease.pdf"), Encoding.UTF8.GetBytes("../../租赁合同.docx.exe"), Encoding.UTF8.GetBytes("e\u0301" + new string('\u0301', 300) + ".png")], input =>
        {
            var name = clean(Mutation.Text(input));
            Assert.InRange(name.Length, 1, 400);
            Assert.DoesNotContain(name, letter => char.IsControl(letter) || letter is '/' or '\\');
        });
    }

    [Fact]
    public Task HolidayNotices_AreRead_OrRefusedByField() => fuzzer.Run("notices of holidays (JSON)", [Encoding.UTF8.GetBytes(Notice)], input =>
    {
        try
        {
            Assert.InRange(HolidayNotice.Read("cn.json", Mutation.Text(input)).Year, 1950, 2199);
        }
        catch (InvalidDataException)
        {
            // It says what is wrong.
        }
    });

    [Fact]
    public Task BreachedPasswords_AreLookedUp_WhateverIsInTheFile()
    {
        var list = string.Join('\n', Enumerable.Range(1, 30).Select(number => $"{new string("0123456789ABCDEF"[number / 2], 40)}:{number}"));
        return fuzzer.Run("file of breached passwords", [Encoding.ASCII.GetBytes(list), Encoding.ASCII.GetBytes(list.ReplaceLineEndings("\r\n"))], input =>
        {
            File.WriteAllBytes(path, input);
            var passwords = new BreachedPasswords(Options.Create(new PasswordsOptions { BreachedFile = path }));
            passwords.Contains("Approval-Cloud-1");
            passwords.Contains(Mutation.Text(input));
        });
    }

    internal static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }
}
