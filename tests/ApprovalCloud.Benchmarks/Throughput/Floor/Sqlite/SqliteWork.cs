using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ApprovalCloud.Benchmarks.Throughput.Floor.Sqlite;

/// <summary>The floor's two functions on SQLite, with what floor.sql writes; statement by statement, for there is no round trip.</summary>
internal sealed class SqliteWork(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private long number;

    private sealed record Happened(string Kind, string? Step, FloorPerson? By, string Data);

    public void Begin() => Run("BEGIN IMMEDIATE");

    public void Commit() => Run("COMMIT");

    public void Submit(Guid id, FloorPerson by, FloorTexts texts)
    {
        var now = Now();
        Run("INSERT INTO applications VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, NULL, NULL, 1, 0, x'')", id, $"{ReferenceWork.Service}{++number:D10}", ReferenceWork.Service, by.Id, by.Name, now, now, now, now);
        Run("INSERT INTO application_facts VALUES (?, ?)", id, texts.Answers);
        Run("INSERT INTO signed_documents VALUES (?, ?)", id, texts.Document);
        Run("INSERT INTO application_burdens VALUES (?, ?, ?, 40, 0, 15)", id, ReferenceWork.Service, now);
        var opened = new List<Happened>();
        foreach (var (step, position) in ReferenceWork.Steps.Select((step, position) => (step, position)))
        {
            var isOpen = step.Needs.Length == 0;
            Run("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, NULL, NULL, NULL, ?)", id, step.Key, step.Department, position, isOpen ? "Open" : "Waiting", isOpen ? now : null, now, now, now, isOpen ? 1 : 0);
            if (isOpen)
                opened.Add(Opened(step.Key, now));
        }

        Append(id, by.Id, [new Happened("ApplicationSubmitted", null, by, $$"""{"kind":"ApplicationSubmitted","signature":{"method":"Session","digest":"{{texts.Digest}}"},"at":"{{now}}","by":{"id":"{{by.Id}}","name":"{{by.Name}}"} }"""), .. opened], now, 0, [], ends: false);
        Run("INSERT INTO figure_changes VALUES (?, ?)", Guid.CreateVersion7(), FloorTexts.Figures);
    }

    public void Decide(Guid application, int step, FloorPerson by, int seen, string note)
    {
        var (now, key, statuses) = (Now(), ReferenceWork.Steps[step].Key, new string[ReferenceWork.Steps.Count]);
        using (var rows = Command("SELECT position, status FROM steps WHERE application_id = ?", application).ExecuteReader())
        {
            while (rows.Read())
                statuses[rows.GetInt32(0)] = rows.GetString(1);
        }

        // Whatever is refused is refused before anything is written: others may be in the same transaction.
        if (Run("UPDATE steps SET status = 'Granted', accepted_at = ?, decided_at = ?, decided_by_id = ?, decided_by_name = ?, version = version + 1 WHERE application_id = ? AND key = ? AND department = ? AND status = 'Open' AND version = ?",
            now, now, by.Id, by.Name, application, key, by.Department, seen) == 0)
            throw new InvalidOperationException("StepNotOpen");
        statuses[step] = "Granted";
        List<Happened> happened =
        [
            new("StepAccepted", key, null, $$"""{"kind":"StepAccepted","manner":"WithDecision","toFollow":[],"step":"{{key}}","at":"{{now}}"}"""),
            new("StepGranted", key, by, $$"""{"kind":"StepGranted","note":"{{note}}","basis":"Examination","step":"{{key}}","at":"{{now}}","by":{"id":"{{by.Id}}","name":"{{by.Name}}"} }"""),
        ];
        foreach (var (next, position) in ReferenceWork.Steps.Select((next, position) => (next, position))
            .Where(one => statuses[one.position] == "Waiting" && one.next.Needs.All(need => statuses[need] == "Granted")))
        {
            Run("UPDATE steps SET status = 'Open', opened_at = ?, version = version + 1 WHERE application_id = ? AND key = ?", now, application, next.Key);
            happened.Add(Opened(next.Key, now));
        }

        var ends = statuses.All(status => status == "Granted");
        if (ends)
            happened.Add(new Happened("ApplicationEnded", null, null, $$"""{"kind":"ApplicationEnded","status":"Granted","at":"{{now}}"}"""));
        var (applicant, count, head) = Head(application);
        Append(application, applicant, happened, now, count, head, ends);
        Run("INSERT INTO figure_changes VALUES (?, ?)", Guid.CreateVersion7(), FloorTexts.Figures);
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private static Happened Opened(string step, long now) => new("StepOpened", step, null, $$"""{"kind":"StepOpened","step":"{{step}}","at":"{{now}}"}""");

    private static long Now() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private (Guid Applicant, int Count, byte[] Head) Head(Guid application)
    {
        using var row = Command("SELECT applicant_id, event_count, head_hash FROM applications WHERE id = ?", application).ExecuteReader();
        return row.Read() ? (row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)) : throw new InvalidOperationException("ApplicationNotFound");
    }

    private void Append(Guid application, Guid applicant, List<Happened> happened, long now, int count, byte[] head, bool ends)
    {
        var before = count;
        foreach (var one in happened)
        {
            count++;
            var fields = new object?[] { application, count, now, one.Kind, one.Step, one.By?.Id, one.By?.Name, one.Data, FloorTexts.Law };
            head = SHA256.HashData([.. head, .. Encoding.UTF8.GetBytes(string.Join('\u001f', fields.Where(field => field is not null)))]);
            Run("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [.. fields, head]);
            if (one.Kind != "StepAccepted")
            {
                var opened = one.Kind == "StepOpened" ? ReferenceWork.Steps.Single(step => step.Key == one.Step) : null;
                Run("INSERT INTO outbox VALUES (?, ?, '', ?, ?, ?, NULL, 0, ?)", application, count, opened?.Department, opened is null ? applicant : null, now, now);
            }
        }

        if (Run("UPDATE applications SET event_count = ?, head_hash = ?, updated_at = ?, row_version = row_version + 1, ended_at = ?, ended_as = ? WHERE id = ? AND event_count = ?", count, head, now, ends ? now : null, ends ? "Granted" : null, application, before) != 1)
            throw new InvalidOperationException("Overtaken");
    }

    private int Run(string sql, params object?[] values) => Command(sql, values).ExecuteNonQuery();

    private SqliteCommand Command(string sql, params object?[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = connection.CreateCommand();
            // Its parameters are numbered from 1, by these names.
            command.CommandText = string.Concat(sql.Split('?').Select((part, place) => place == 0 ? part : $"$p{place}{part}"));
            for (var place = 1; place <= values.Length; place++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{place}" });
        }

        for (var place = 0; place < values.Length; place++)
            command.Parameters[place].Value = values[place] is Guid id ? id.ToString() : values[place] ?? DBNull.Value;
        return command;
    }
}
