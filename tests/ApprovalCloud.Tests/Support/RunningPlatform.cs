using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ApprovalCloud.Tests.Support;

/// <summary>The platform as a process of its own, which can be killed.</summary>
public sealed class RunningPlatform : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private RunningPlatform(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => Written.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => Written.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>What it has written since, errors alone.</summary>
    public ConcurrentQueue<string> Written { get; } = new();

    public static async Task<RunningPlatform> Start((string Key, string Value) connection, int port, params string[] settings)
    {
        var launched = Launch([connection], ["run", "--urls", $"http://127.0.0.1:{port}", .. settings is [] ? ["--Jobs:Enabled=false"] : settings]);
        var platform = new RunningPlatform(launched, new Uri($"http://127.0.0.1:{port}"));
        using var client = new HttpClient { BaseAddress = platform.Address };
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience && !launched.HasExited;)
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                    return platform;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        platform.Dispose();
        throw new TimeoutException($"The platform did not become ready. {string.Join(Environment.NewLine, platform.Written)}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Output)> Command((string Key, string Value) connection, params string[] arguments) =>
        Command([connection], arguments);

    /// <summary>The same, with other settings beside the database's.</summary>
    public static async Task<(int ExitCode, string Output)> Command(IReadOnlyList<(string Key, string Value)> settings, params string[] arguments)
    {
        using var command = Launch(settings, arguments);
        var output = command.StandardOutput.ReadToEndAsync();
        var errors = command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, await output + await errors);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator or a service manager sends it; until the process has ended.</summary>
    public async Task End()
    {
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static Process Launch(IReadOnlyList<(string Key, string Value)> settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ApprovalCloud.Web.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Serilog__MinimumLevel__Default"] = "Error";
        return Process.Start(start)!;
    }
}
