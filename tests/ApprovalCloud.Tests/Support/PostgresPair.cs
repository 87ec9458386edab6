using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ApprovalCloud.Tests.Support;

/// <summary>A primary of its own in a temporary folder, and a standby that follows it.</summary>
public sealed class PostgresPair : IAsyncDisposable
{
    private static readonly bool IsRoot = Environment.UserName == "root";
    private readonly string folder = Directory.CreateTempSubdirectory("approvalcloud-pair-").FullName;

    private static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderBy(one => one, StringComparer.Ordinal).Select(one => Path.Combine(one, "bin")).LastOrDefault()
        : null;

    public int Primary { get; } = RunningPlatform.FreePort();

    public int Standby { get; } = RunningPlatform.FreePort();

    public static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Include Error Detail=true");

    /// <summary>Without the programs the test is skipped on a desk, and fails where everything must run.</summary>
    public static void Require()
    {
        if (Programs is not null)
            return;
        const string Missing = "PostgreSQL's programs are missing (Debian: postgresql). deploy/dev test installs them.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(Missing);
        Assert.Skip(Missing);
    }

    public static async Task<PostgresPair> Start()
    {
        var pair = new PostgresPair();
        // PostgreSQL refuses to be run by root.
        if (IsRoot)
            await Run("chown", "postgres", pair.folder);
        await pair.Tool("initdb", "-D", pair.Data("primary"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await pair.Begin("primary", pair.Primary);
        await pair.Tool("pg_basebackup", "-h", "127.0.0.1", "-p", Number(pair.Primary), "-U", "postgres", "-D", pair.Data("standby"), "-R", "-X", "stream", "-c", "fast");
        await pair.StartStandby();
        return pair;
    }

    public Task StartStandby() => Begin("standby", Standby);

    public Task StopStandby() => End("standby");

    /// <summary>What it says, asked outside of the platform.</summary>
    public static async Task<object?> Ask(int port, string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection($"{Address(port)};Database={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { "standby", "primary" }.Where(server => File.Exists(Path.Combine(Data(server), "postmaster.pid"))))
            await End(server);
        Directory.Delete(folder, recursive: true);
    }

    private Task Begin(string server, int port) => Tool(
        "pg_ctl", "-D", Data(server), "-w", "-s", "-l", Path.Combine(folder, $"{server}.log"),
        "-o", $"-p {Number(port)} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=50", "start");

    private Task End(string server) => Tool("pg_ctl", "-D", Data(server), "-m", "immediate", "-w", "-s", "stop");

    private string Data(string server) => Path.Combine(folder, server);

    private Task Tool(string program, params string[] arguments) => IsRoot
        ? Run("runuser", ["-u", "postgres", "--", Path.Combine(Programs!, program), .. arguments])
        : Run(Path.Combine(Programs!, program), arguments);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // What it writes is not taken: the server that is started here would keep it open.
    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} {arguments[^1]} failed");
    }
}
