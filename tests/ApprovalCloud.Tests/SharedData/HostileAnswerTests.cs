using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.SharedData;
using Microsoft.AspNetCore.Http;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>Whatever a registry answers, the platform keeps what it can read and refuses the rest, in time.</summary>
public sealed class HostileAnswerTests
{
    private const int TenMegabytes = 10_000_000;
    /// <summary>More than the system's own buffers take of an answer that nobody reads.</summary>
    private const int Gigabyte = 1_000_000_000;
    private const string Script = "<script>alert(1)</script>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_Gigabyte_IsCutOff(bool saysLength)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        long written = 0;
        stub.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = saysLength ? Gigabyte : null;
            for (; written < Gigabyte && !context.RequestAborted.IsCancellationRequested; written += 10_000)
                await context.Response.WriteAsync(new string(' ', 10_000), context.RequestAborted);
        };
        Assert.Equal(LookupOutcome.Unreadable, (await asking.Ask()).Outcome);
        Assert.Single(stub.Asked);
        Assert.True(written < Gigabyte, $"{written}");
    }

    [Fact]
    public async Task Ask_EndlessDrip_EndsInTime()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address, ("AttemptTimeout", "00:00:00.300"), ("Timeout", "00:00:01"));
        stub.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        };
        var watch = Stopwatch.StartNew();
        Assert.Equal(LookupOutcome.TooSlow, (await asking.Ask()).Outcome);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("""{"id": "5116""")]
    [InlineData("""{"id": "511602199406188027"} trailing""")]
    public async Task Ask_WhatIsNoJson_IsUnreadable(string body) => Assert.Equal(LookupOutcome.Unreadable, (await Answer(body)).Outcome);

    [Fact]
    public async Task Ask_TenThousandLevels_IsUnreadable() =>
        Assert.Equal(LookupOutcome.Unreadable, (await Answer(new string('[', 10_000) + new string(']', 10_000))).Outcome);

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/json-not")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Ask_AnotherContentType_IsUnreadable(string type) =>
        Assert.Equal(LookupOutcome.Unreadable, (await Answer(Person(), type)).Outcome);

    [Fact]
    public async Task Ask_Answered_GivesFactsAsTheVocabularyWritesThem()
    {
        var answer = await Answer(Person("\"陈思雨\"", "3.2e2", "true", "\"2026-02-20\"", """{"number": "5116", "until": "2030-01-31"}"""));
        Assert.Equal(LookupOutcome.Answered, answer.Outcome);
        Assert.Equal("陈思雨 320 true 2026-02-20", string.Join(' ', answer.Facts.Values));
        Assert.Equal(new ProvenLicence("5116", new DateOnly(2030, 1, 31)), answer.Licences["business-licence"]);
        Assert.Empty(answer.Unreadable);
    }

    [Fact]
    public async Task Ask_WrongTypes_LeavesTheFactsOut()
    {
        var answer = await Answer(Person("{\"first\": 1}", "[320]", "\"perhaps\"", "20260220", """{"number": "5116", "until": "soon"}"""));
        Assert.Equal(LookupOutcome.Answered, answer.Outcome);
        Assert.Empty(answer.Facts);
        Assert.Empty(answer.Licences);
        Assert.Equal(["applicant.name", "premises.area", "business.isRegistered", "child.birthDate", "licence:business-licence"], answer.Unreadable);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\\u0000b\"")]
    public async Task Ask_NameThatIsNone_IsLeftOut(string name) => Assert.Equal(["applicant.name"], (await Answer(Person(name))).Unreadable);

    [Fact]
    public async Task Ask_NothingWhereAFactShouldBe_IsNoMistake()
    {
        var answer = await Answer(Person("null", "null", "null", "null", "null"));
        Assert.Equal(LookupOutcome.Answered, answer.Outcome);
        Assert.Empty(answer.Facts);
        Assert.Empty(answer.Unreadable);
    }

    [Fact]
    public async Task Ask_ScriptInAString_StaysPlainText() => Assert.Equal(Script, (await Answer(Person(JsonSerializer.Serialize(Script)))).Facts["applicant.name"]);

    [Fact]
    public async Task Ask_BytesThatAreNoText_AreLeftOut()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync((byte[])[.. Encoding.UTF8.GetBytes($$"""{"id":"{{Asking.Person}}","name":" """), 0xFF, 0xFE, .. "\"}"u8]);
        };
        var answer = await asking.Ask();
        Assert.True(answer.Outcome is LookupOutcome.Unreadable || answer.Unreadable.Contains("applicant.name"), $"{answer}");
    }

    [Theory]
    [InlineData("\"511602199103050059\"")]
    [InlineData("null")]
    [InlineData("[\"511602199406188027\"]")]
    public async Task Ask_AnswerAboutSomebodyElse_KeepsNothing(string id)
    {
        var answer = await Answer($$"""{"id": {{id}}, "name": "王伟"}""");
        Assert.Equal(LookupOutcome.AboutSomebodyElse, answer.Outcome);
        Assert.Empty(answer.Facts);
    }

    [Fact]
    public async Task Ask_RedirectElsewhere_IsNotFollowed()
    {
        await using var elsewhere = await StubRegistry.Start();
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = context =>
        {
            context.Response.Redirect(elsewhere.Address.AbsoluteUri);
            return Task.CompletedTask;
        };
        Assert.Equal(LookupOutcome.Refused, (await asking.Ask()).Outcome);
        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public async Task Ask_GzipBomb_IsNotOpened()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[TenMegabytes]);
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = async context =>
        {
            (context.Response.ContentType, context.Response.Headers.ContentEncoding) = ("application/json", "gzip");
            await context.Response.Body.WriteAsync(bomb.ToArray());
        };
        Assert.Equal(LookupOutcome.Unreadable, (await asking.Ask()).Outcome);
        Assert.False(Assert.Single(stub.Asked).Headers.ContainsKey("Accept-Encoding"));
    }

    [Fact]
    public async Task Ask_NaughtyStrings_AreKeptAsTheyAreOrLeftOut()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        var strings = NaughtyStrings.All;
        foreach (var text in strings)
        {
            stub.Answer = context => StubRegistry.Json(context, Person(JsonSerializer.Serialize(text)));
            var answer = await asking.Ask();
            Assert.Equal(LookupOutcome.Answered, answer.Outcome);
            Assert.True(
                answer.Facts.TryGetValue("applicant.name", out var kept) ? kept == text.Trim() : answer.Unreadable.Contains("applicant.name") || text.Trim().Length == 0, text);
        }

        Assert.Equal(515, strings.Count);
    }

    private static async Task<RegistryAnswer> Answer(string body, string type = "application/json")
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        stub.Answer = context => StubRegistry.Json(context, body, type);
        return await asking.Ask();
    }

    private static string Person(string name = "null", string area = "null", string registered = "null", string born = "null", string licence = "null") =>
        $$"""{"id": "{{Asking.Person}}", "name": {{name}}, "area": {{area}}, "registered": {{registered}}, "born": {{born}}, "licence": {{licence}}}""";
}
