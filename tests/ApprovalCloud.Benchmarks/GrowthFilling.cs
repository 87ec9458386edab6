using System.Globalization;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Benchmarks;

/// <summary>
/// Fills a PostgreSQL database with applications that came in evenly over four hundred days, on the server itself. Most have
/// ended; one step in fifty is stuck, so what is open and late grows with all the rest.
/// </summary>
internal sealed class GrowthFilling(AppDbContext db, Workflows workflows)
{
    private sealed record Kept(string Definition, string Name);

    public async Task Fill(int applications, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var indexes = await db.Database.SqlQuery<Kept>($"""
            SELECT indexdef AS "Definition", indexname AS "Name" FROM pg_indexes
            WHERE schemaname = 'public' AND tablename IN ('applications', 'steps') AND indexname LIKE 'ix_%'
            """).ToListAsync(cancellationToken);
        foreach (var index in indexes)
            await Run($"DROP INDEX {index.Name}", cancellationToken);
        await Run("ALTER TABLE steps DISABLE TRIGGER ALL; ALTER TABLE applications DISABLE TRIGGER ALL", cancellationToken);
        await Run(Services(), cancellationToken);
        await Run("CREATE TABLE growth_clerks AS SELECT id, display_name AS name, department, row_number() OVER (PARTITION BY department ORDER BY email) - 1 AS place FROM \"AspNetUsers\" WHERE department IS NOT NULL", cancellationToken);
        await Run(Cases(applications), cancellationToken);
        await Run(Steps, cancellationToken);
        await Run(await Insert("steps", StepColumns, "growth_steps s", cancellationToken), cancellationToken);
        await Run(await Insert("applications", CaseColumns, CasesWithTheirEnds, cancellationToken), cancellationToken);
        await Run("DROP TABLE growth_steps, growth_cases, growth_services, growth_clerks", cancellationToken);
        await Run("ALTER TABLE steps ENABLE TRIGGER ALL; ALTER TABLE applications ENABLE TRIGGER ALL", cancellationToken);
        foreach (var index in indexes)
            await Run(index.Definition, cancellationToken);
        await Run("VACUUM ANALYZE applications", cancellationToken);
        await Run("VACUUM ANALYZE steps", cancellationToken);
    }

    private Task Run(string sql, CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"), cancellationToken);

    private string Services()
    {
        var rows = workflows.Current.SelectMany((service, number) => service.Steps.Select((step, position) =>
            $"({number}, '{service.Key}', {service.Version}, '{step.Key}', '{step.Department}', {position})"));
        return $"CREATE TABLE growth_services AS SELECT * FROM (VALUES {string.Join(", ", rows)}) AS v(number, service, version, step, department, position); SELECT setseed(0.42)";
    }

    private string Cases(int applications) => string.Create(CultureInfo.InvariantCulture, $"""
        CREATE TABLE growth_cases AS
        SELECT i, i % {workflows.Current.Count()} AS number, at AS submitted_at,
            (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5('x' || i), 1, 15))::uuid AS id
        FROM (SELECT i, now() - (400.0 * ({applications} - i) / {applications}) * interval '1 day' - interval '1 hour' AS at FROM generate_series(1, {applications}) i) a
        """);

    // Half an hour to some weeks, most of it short; who has it, and since when it is claimed, for two in three.
    private const string Steps = """
        CREATE TABLE growth_steps AS
        SELECT c.id AS application_id, s.service, s.step, s.department, s.position, c.submitted_at AS opened_at,
            CASE WHEN t.took IS NULL OR c.submitted_at + t.took > now() THEN NULL ELSE c.submitted_at + t.took END AS decided_at,
            t.claims, k.id AS person, k.name
        FROM growth_cases c JOIN growth_services s USING (number)
        CROSS JOIN LATERAL (SELECT CASE WHEN random() < 0.02 THEN NULL ELSE (-4 * ln(1 - random() * 0.999)) * interval '1 day' END AS took, random() < 0.67 + c.i * 0 AS claims) t
        LEFT JOIN growth_clerks k ON k.department = s.department AND k.place = c.i % 2
        """;

    private static readonly Dictionary<string, string> StepColumns = new()
    {
        ["application_id"] = "s.application_id", ["key"] = "s.step", ["department"] = "s.department", ["position"] = "s.position",
        ["status"] = "CASE WHEN s.decided_at IS NULL THEN 'Open' ELSE 'Granted' END", ["opened_at"] = "s.opened_at", ["accepted_at"] = "s.opened_at",
        ["due_at"] = "date_trunc('day', s.opened_at) + interval '28 days 15:59:59'", ["promised_at"] = "date_trunc('day', s.opened_at) + interval '14 days 15:59:59'",
        ["yellow_at"] = "date_trunc('day', s.opened_at) + interval '10 days 15:59:59'", ["decided_at"] = "s.decided_at",
        ["decided_by_id"] = "CASE WHEN s.decided_at IS NULL THEN NULL ELSE s.person END", ["decided_by_name"] = "CASE WHEN s.decided_at IS NULL THEN NULL ELSE s.name END",
        ["assignee_id"] = "CASE WHEN s.claims THEN s.person END", ["assignee_name"] = "CASE WHEN s.claims THEN s.name END",
        ["claimed_at"] = "CASE WHEN s.claims THEN least(s.opened_at + interval '5 hours', s.decided_at) END", ["counts_from"] = "s.opened_at::date",
        ["used_days"] = "CASE WHEN s.decided_at IS NULL THEN NULL ELSE (s.decided_at::date - s.opened_at::date) * 5 / 7 END", ["version"] = "1",
    };

    private const string CasesWithTheirEnds = """
        growth_cases c
        JOIN (SELECT DISTINCT number, service, version FROM growth_services) v USING (number)
        JOIN (SELECT application_id, CASE WHEN bool_and(decided_at IS NOT NULL) THEN max(decided_at) END AS ended_at FROM growth_steps GROUP BY application_id) e ON e.application_id = c.id
        """;

    private static readonly Dictionary<string, string> CaseColumns = new()
    {
        ["id"] = "c.id", ["number"] = "'G' || c.i", ["service"] = "v.service", ["service_version"] = "v.version", ["applicant_id"] = "(SELECT id FROM \"AspNetUsers\" WHERE email = 'citizen@example.test')",
        ["applicant_name"] = "'…'", ["created_at"] = "c.submitted_at", ["updated_at"] = "coalesce(e.ended_at, c.submitted_at)", ["submitted_at"] = "c.submitted_at",
        ["due_at"] = "date_trunc('day', c.submitted_at) + interval '28 days 15:59:59'", ["promised_at"] = "date_trunc('day', c.submitted_at) + interval '14 days 15:59:59'",
        ["is_clock_started"] = "true", ["ended_at"] = "e.ended_at", ["ended_as"] = "CASE WHEN e.ended_at IS NULL THEN NULL ELSE 'Granted' END", ["row_version"] = "1",
        ["channel"] = "CASE WHEN c.i % 10 = 0 THEN 'Window' ELSE 'Online' END", ["counts_from"] = "c.submitted_at::date",
        ["used_days"] = "CASE WHEN e.ended_at IS NULL THEN NULL ELSE (e.ended_at::date - c.submitted_at::date) * 5 / 7 END",
    };

    private sealed record Column(string Name, string Type);

    // What is not said here and must not be null is nothing of its type.
    private async Task<string> Insert(string table, Dictionary<string, string> columns, string from, CancellationToken cancellationToken)
    {
        var others = await db.Database.SqlQuery<Column>($"""
            SELECT column_name AS "Name", data_type AS "Type" FROM information_schema.columns
            WHERE table_name = {table} AND is_nullable = 'NO' AND column_default IS NULL
            """).ToListAsync(cancellationToken);
        var all = columns.Concat(others.Where(column => !columns.ContainsKey(column.Name)).Select(column => KeyValuePair.Create(column.Name, column.Type switch
        {
            "boolean" => "false",
            "integer" or "bigint" => "0",
            "bytea" => @"'\x'::bytea",
            _ => "''",
        }))).ToList();
        return $"INSERT INTO {table} ({string.Join(", ", all.Select(column => column.Key))}) SELECT {string.Join(", ", all.Select(column => column.Value))} FROM {from}";
    }
}
