using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>The calls of the floor's two functions.</summary>
internal static class FloorCommands
{
    public static NpgsqlBatchCommand Submit(Guid id, FloorPerson by, IReadOnlyDictionary<string, string> facts)
    {
        var texts = new FloorTexts(id, by, facts);
        return Call("SELECT submit($1, $2, $3, $4, $5, $6, $7, $8, $9)", id, by.Id, by.Name, ReferenceWork.Service, texts.Answers, texts.Document, texts.Digest, FloorTexts.Law, FloorTexts.Figures);
    }

    /// <param name="seen">The step's version on the clerk's page.</param>
    public static NpgsqlBatchCommand Decide(Guid application, string step, FloorPerson by, int seen, string note) =>
        Call("SELECT decide($1, $2, $3, $4, $5, $6, $7, $8, $9)", application, step, by.Id, by.Name, by.Department, seen, note, FloorTexts.Law, FloorTexts.Figures);

    private static NpgsqlBatchCommand Call(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
