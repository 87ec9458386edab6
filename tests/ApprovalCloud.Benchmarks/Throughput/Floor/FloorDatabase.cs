using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>A database of the floor's own tables.</summary>
internal sealed class FloorDatabase(string name, string connection) : IChecked
{
    public string Name => name;

    public string Connection => connection;

    public NpgsqlDataSource Open() => Open(connection);

    public static NpgsqlDataSource Open(string connection) => NpgsqlDataSource.Create($"{connection};Max Auto Prepare=10;Auto Prepare Min Usages=1;No Reset On Close=true;Maximum Pool Size=64");

    public async Task Build(CancellationToken cancellationToken)
    {
        await using var database = Open();
        using var file = new StreamReader(typeof(FloorDatabase).Assembly.GetManifestResourceStream("floor.sql")!);
        await using (var create = database.CreateCommand(await file.ReadToEndAsync(cancellationToken)))
            await create.ExecuteNonQueryAsync(cancellationToken);
        foreach (var (step, position) in ReferenceWork.Steps.Select((step, position) => (step, position)))
        {
            await using var insert = database.CreateCommand("INSERT INTO service_steps VALUES ($1, $2, $3, $4)");
            foreach (var value in new object[] { position, step.Key, step.Department, step.Needs.Select(need => ReferenceWork.Steps[need].Key).ToArray() })
                insert.Parameters.Add(new NpgsqlParameter { Value = value });
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancellationToken);
        return await new FloorCheck(database, name, "(extract(epoch FROM at) * 1000000)::bigint").Faults(applications, cancellationToken);
    }
}
