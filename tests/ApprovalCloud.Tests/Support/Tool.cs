using System.Diagnostics;

namespace ApprovalCloud.Tests.Support;

/// <summary>A program of the system that a test needs. <c>deploy/dev test</c> installs those that are named here.</summary>
public static class Tool
{
    /// <summary>Without it the test is skipped on a desk, and fails where everything must run.</summary>
    public static void Require(string program, string package)
    {
        if (Find(program) is not null)
            return;
        var missing = $"{program} is missing (Debian: {package}). deploy/dev test installs it.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(missing);
        Assert.Skip(missing);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string program, IEnumerable<string> arguments, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>A program of a test's own, which comes before the machine's where its folder comes first in PATH.</summary>
    public static async Task Pretend(string folder, string name, string lines)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{lines}\n");
        Assert.Equal((0, ""), await Run("chmod", ["+x", path]));
    }
}
