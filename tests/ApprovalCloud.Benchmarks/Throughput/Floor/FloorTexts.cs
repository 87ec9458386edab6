using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>What the floor writes in words, about as long as what the platform does.</summary>
internal sealed class FloorTexts
{
    /// <summary>What an event meant for a clock, and by which article.</summary>
    public const string Law = """
        [{"clock":"registration","change":"Ended","on":"2026-11-26","rule":"Decision","article":{"en":"Administrative Licensing Law, article 42(1)","zhHans":"《中华人民共和国行政许可法》第四十二条第一款","zhHant":"《中華人民共和國行政許可法》第四十二條第一款"}}]
        """;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public FloorTexts(Guid application, FloorPerson by, IReadOnlyDictionary<string, string> facts)
    {
        Answers = JsonSerializer.Serialize(facts, Options);
        Document = JsonSerializer.Serialize(new { application, service = ReferenceWork.Service, applicant = by.Id, facts = Answers }, Options);
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));
    }

    /// <summary>Ten changes of a key, a value and a difference; no more is said than which.</summary>
    public static string Figures { get; } = string.Join(';', Enumerable.Range(0, 10).Select(one => $"{one}/17/4/202611/739945/1"));

    public string Answers { get; }

    public string Document { get; }

    public string Digest { get; }
}
