using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>Commands of the system that are over at once.</summary>
internal static class Shell
{
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static void Run(string command, params string[] arguments)
    {
        if (Try(command, arguments) is { } error)
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)}: {error}");
    }

    /// <returns>What it said, if it failed.</returns>
    public static string? Try(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{process.ExitCode} {error.Trim()}";
    }

    /// <summary>What it says.</summary>
    public static string Ask(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said.Trim();
    }

    public static void Signal(string signal, IEnumerable<int> processes)
    {
        foreach (var id in processes)
            Try("kill", $"-{signal}", $"{id}");
    }
}
