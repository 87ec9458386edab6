using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ApprovalCloud.Benchmarks;

/// <summary>A program that answers at an address.</summary>
internal sealed record Served(Uri Address, int ProcessId);

/// <summary>Programs of ours as processes of their own; all are ended with the benchmark.</summary>
internal sealed class Processes : IDisposable
{
    private readonly List<Process> running = [];

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task<Served> Serve(string program, int port, IReadOnlyDictionary<string, string> settings, string ready, params string[] arguments)
    {
        var process = Launch(program, settings, [.. arguments, "--urls", $"http://127.0.0.1:{port}"]);
        running.Add(process);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{program} ended by itself.");
            try
            {
                if ((await client.GetAsync(new Uri(ready, UriKind.Relative))).IsSuccessStatusCode)
                    return new Served(client.BaseAddress, process.Id);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{program} did not become ready.");
    }

    public static async Task Command(string program, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        using var process = Launch(program, settings, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public void Dispose()
    {
        foreach (var process in running)
        {
            if (!process.HasExited)
                process.Kill();
            process.Dispose();
        }
    }

    private static Process Launch(string program, IReadOnlyDictionary<string, string> settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Serilog__MinimumLevel__Default"] = "Error";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
