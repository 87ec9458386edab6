namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>What is on this machine: the packages of the system, and the configuration that is delivered.</summary>
internal sealed class Installed
{
    private readonly string deploy = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public string PostgresPrograms { get; } = Directory.EnumerateDirectories("/usr/lib/postgresql")
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin")).First();

    /// <summary>Whose the database is: PostgreSQL refuses to be run by root.</summary>
    public string Owner { get; } = IsRoot ? "postgres" : Environment.UserName;

    /// <summary>What a command that is to be run by the owner begins with; it becomes that command, and no process stands between.</summary>
    public IReadOnlyList<string> AsOwner { get; } = IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : [];

    public static string? FakeTime => Directory.EnumerateDirectories("/usr/lib", "faketime", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true })
        .Select(folder => Path.Combine(folder, "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);

    /// <summary>Which of etcd's two ways Patroni is to take; why, is in patroni.yml.</summary>
    public string EtcdHosts { get; } =
        Version.TryParse(Shell.Ask("patroni", "--version").Split(' ')[^1], out var patroni) && patroni < new Version(3, 0, 3) ? "PATRONI_ETCD_HOSTS" : "PATRONI_ETCD3_HOSTS";

    private static bool IsRoot => Environment.UserName == "root";

    public string Deployed(string file) => Path.Combine(deploy, file);

    /// <summary>The variables of a file as systemd reads it.</summary>
    public IReadOnlyDictionary<string, string> Variables(string file) => File.ReadLines(Deployed(file))
        .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
        .Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    private static string Find(DirectoryInfo? from) => from switch
    {
        null => throw new DirectoryNotFoundException("deploy/patroni is above none of the folders of this program."),
        _ when Directory.Exists(Path.Combine(from.FullName, "deploy", "patroni")) => Path.Combine(from.FullName, "deploy"),
        _ => Find(from.Parent),
    };
}
