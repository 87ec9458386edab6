using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>Who asks, as far as the floor must know it.</summary>
internal sealed record FloorPerson(Guid Id, string Name, string Department)
{
    public static FloorPerson Applicant { get; } = new(Guid.CreateVersion7(), "陈思雨", "");

    public static IReadOnlyList<FloorPerson> Clerks { get; } = [.. ReferenceWork.Steps.Select(step => new FloorPerson(Guid.CreateVersion7(), "徐艳", step.Department))];
}

/// <summary>The calls of the floor's two functions, with texts about as long as the platform's.</summary>
internal static class FloorCommands
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Law = """
        [{"clock":"registration","change":"Ended","on":"2026-11-26","rule":"Decision","article":{"en":"Administrative Licensing Law, article 42(1)","zhHans":"《中华人民共和国行政许可法》第四十二条第一款","zhHant":"《中華人民共和國行政許可法》第四十二條第一款"}}]
        """;

    // Ten changes of a key, a value and a difference; no more is said than which.
    private static readonly string Figures = string.Join(';', Enumerable.Range(0, 10).Select(one => $"{one}/17/4/202611/739945/1"));

    public static NpgsqlBatchCommand Submit(Guid id, FloorPerson by, IReadOnlyDictionary<string, string> facts)
    {
        var answers = JsonSerializer.Serialize(facts, Options);
        var document = JsonSerializer.Serialize(new { application = id, service = ReferenceWork.Service, applicant = by.Id, facts = answers }, Options);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
        return Call("SELECT submit($1, $2, $3, $4, $5, $6, $7, $8, $9)", id, by.Id, by.Name, ReferenceWork.Service, answers, document, digest, Law, Figures);
    }

    /// <param name="seen">The step's version on the clerk's page.</param>
    public static NpgsqlBatchCommand Decide(Guid application, string step, FloorPerson by, int seen, string note) =>
        Call("SELECT decide($1, $2, $3, $4, $5, $6, $7, $8, $9)", application, step, by.Id, by.Name, by.Department, seen, note, Law, Figures);

    private static NpgsqlBatchCommand Call(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
