using System.Net;
using System.Security.Claims;
using System.Text.Json;
using ApprovalCloud.Web.Observability;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Http;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Each event is a line of JSON with its time and its place, whatever somebody typed that stands in it.</summary>
public sealed class JsonLineTests
{
    [Fact]
    public void Message_WithWhateverIsTyped_IsOneLineOfJson_ThatReadsTheSame()
    {
        foreach (var words in Naughty.Words.Concat(Naughty.Unstorable))
        {
            var line = Assert.Single(Written(log => log.Warning(new InvalidOperationException(words), "Not sent to {Whom}", words)));
            Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u202e' or '\u200b');
            using var read = JsonDocument.Parse(line);
            Assert.EndsWith("Z", read.RootElement.GetProperty("@t").GetString(), StringComparison.Ordinal);
            Assert.Equal("Warning", read.RootElement.GetProperty("@l").GetString());
            if (!words.Any(char.IsSurrogate))
                Assert.Equal(words, read.RootElement.GetProperty("Whom").GetString());
        }
    }

    [Fact]
    public void Line_SaysWhoAskedFromWhereForWhat()
    {
        var (person, session) = (Guid.NewGuid(), Guid.NewGuid());
        var context = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{person}"), new(SessionClaims.Session, $"{session}")], "test")),
            Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.7") },
            Request = { Method = "POST", Path = "/account/reset", QueryString = new QueryString("?token=secret") },
        };
        using var read = JsonDocument.Parse(Assert.Single(Written(log => log.Information("Signed in"), new WhoAndWhere(new HttpContextAccessor { HttpContext = context }))));

        Assert.Equal(($"{person}", $"{session}", "192.0.2.7", "POST"), (Of("Person"), Of("In"), Of("From"), Of("Method")));
        Assert.Equal(Environment.MachineName, Of("Node"));
        Assert.DoesNotContain("secret", read.RootElement.GetRawText(), StringComparison.Ordinal);

        string? Of(string name) => read.RootElement.GetProperty(name).GetString();
    }

    private static string[] Written(Action<ILogger> write, ILogEventEnricher? enricher = null)
    {
        var written = new StringWriter();
        var configuration = new LoggerConfiguration().WriteTo.Sink(new Sink(written));
        using (var log = (enricher is null ? configuration : configuration.Enrich.With(enricher)).CreateLogger())
            write(log);
        return written.ToString().TrimEnd('\n').Split('\n');
    }

    private sealed class Sink(StringWriter output) : ILogEventSink
    {
        private readonly JsonLines lines = new();

        public void Emit(LogEvent logEvent) => lines.Format(logEvent, output);
    }
}
