using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ApprovalCloud.Tests.Support;

/// <summary>HAProxy with the very file that is shipped, before nodes on these ports. <c>deploy/dev test</c> installs it.</summary>
public sealed class HAProxy : IDisposable
{
    private readonly Process process;

    private HAProxy(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static Task<HAProxy> Start(params int[] nodes) => Start("", [], nodes);

    /// <summary>With another file beside it, and no node.</summary>
    public static Task<HAProxy> StartBeside(string file, IEnumerable<(string Key, string Value)> environment) => Start("", ["-f", file], environment, [1, 2]);

    /// <param name="tls">What is said of TLS where it is bound.</param>
    /// <param name="environment">What the file is told beside.</param>
    public static Task<HAProxy> Start(string tls, IEnumerable<(string Key, string Value)> environment, params int[] nodes) => Start(tls, [], environment, nodes);

    private static async Task<HAProxy> Start(string tls, string[] beside, IEnumerable<(string Key, string Value)> environment, int[] nodes)
    {
        var port = RunningPlatform.FreePort();
        var start = new ProcessStartInfo(Program!, ["-db", "-f", Path.Combine(Repository.Root, "deploy", "haproxy", "web.cfg"), .. beside])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["WEB_BIND"] = $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)} {tls}";
        start.Environment["WEB_RATE"] = "100000";
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        foreach (var (number, node) in nodes.Index())
            start.Environment[$"WEB{number + 1}"] = $"127.0.0.1:{node.ToString(CultureInfo.InvariantCulture)}";
        var started = Process.Start(start)!;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        for (var attempt = 0; attempt < 100; attempt++)
        {
            Assert.False(started.HasExited, "HAProxy ended by itself");
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync(IPAddress.Loopback, port);
                return new HAProxy(started, new Uri($"http://127.0.0.1:{port}"));
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("HAProxy did not begin to listen.");
    }

    public static bool IsInstalled => Program is not null;

    public static void Require() => Tool.Require("haproxy", "haproxy");

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static string? Program => Tool.Find("haproxy");
}
