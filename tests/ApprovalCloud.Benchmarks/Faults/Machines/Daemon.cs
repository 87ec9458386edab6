using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>A program that stays, with its environment and its log; it can be ended hard and started again.</summary>
internal sealed class Daemon(string log, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment) : IDisposable
{
    private readonly Lock writing = new();
    private Process? process;

    public int Id => process!.Id;

    public bool IsRunning => process is { HasExited: false };

    public void Start()
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (key, value) in environment)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, said) => Write(said.Data);
        process.ErrorDataReceived += (_, said) => Write(said.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL, for it alone.</summary>
    public void Kill()
    {
        if (!IsRunning)
            return;
        process!.Kill();
        process.WaitForExit(TimeSpan.FromSeconds(5));
    }

    /// <summary>The end of its log.</summary>
    public string Said(int lines)
    {
        lock (writing)
            return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(lines)) : "";
    }

    public void Dispose()
    {
        Kill();
        process?.Dispose();
    }

    private void Write(string? line)
    {
        if (line is null)
            return;
        lock (writing)
            File.AppendAllText(log, line + '\n');
    }
}
