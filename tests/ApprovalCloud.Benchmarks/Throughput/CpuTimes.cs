using System.Globalization;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Processor time in seconds, as the kernel counts it.</summary>
internal sealed class CpuTimes(int? postmaster)
{
    private const double Ticks = 100;

    /// <summary>Of a database server on this machine: its first process is the parent of the one that answers.</summary>
    public static async Task<CpuTimes> Beside(string postgres, CancellationToken cancellationToken)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", server);
        return new CpuTimes(Parent((int)(await command.ExecuteScalarAsync(cancellationToken))!));
    }

    public static double Of(int process) => Used(Read(process));

    /// <summary>Of the thread that compiles what is called often once more, in a process of .NET.</summary>
    public static double OfCompiler(int process) => Directory.EnumerateDirectories($"/proc/{process}/task").Sum(thread => Used(Fields($"{thread}/stat", "(.NET Tiered")));

    /// <summary>All its processes that run, and those that have ended.</summary>
    public double OfPostgres()
    {
        if (postmaster is not { } first || Read(first) is not { } fields)
            return 0;
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && Parent(id) == first);
        return Of(first) + ((fields[13] + fields[14]) / Ticks) + children.Sum(Of);
    }

    /// <summary>All there was since the start, and what was not idle of it.</summary>
    public static (double All, double Busy) Machine()
    {
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(time => double.Parse(time, CultureInfo.InvariantCulture) / Ticks).ToList();
        return (times.Sum(), times.Sum() - times[3] - times[4]);
    }

    private static int? Parent(int process) => Read(process) is { } fields ? (int)fields[1] : null;

    private static double Used(long[]? fields) => fields is null ? 0 : (fields[11] + fields[12]) / Ticks;

    private static long[]? Read(int process) => Fields($"/proc/{process}/stat", "");

    // What follows the name, which may hold anything: state, parent, … user and system time at 11 and 12, the children's after it.
    private static long[]? Fields(string path, string name)
    {
        try
        {
            var line = File.ReadAllText(path);
            if (!line.Contains(name, StringComparison.Ordinal))
                return null;
            return [.. line[(line.LastIndexOf(')') + 2)..].Split(' ').Select(field => long.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
