namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>
/// One process of the platform, which HAProxy reaches by TLS at its port, and whoever looks after it at another one. Where the system has libfaketime,
/// it can have a clock of its own, which is set while it runs.
/// </summary>
internal sealed class WebNode : IDisposable
{
    private readonly string clock;
    private readonly Daemon platform;
    private readonly HttpClient asking = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly string name;
    private readonly int own = Processes.FreePort();

    public WebNode(int number, int port, IReadOnlyDictionary<string, string> settings, string folder, bool hasOwnClock)
    {
        name = $"web{number}";
        clock = Path.Combine(folder, $"{name}-clock");
        SetClock(TimeSpan.Zero);
        var environment = new Dictionary<string, string>(settings);
        if (hasOwnClock && Installed.FakeTime is { } library)
        {
            // As when a clock is set: what counts the time since the start goes on as ever.
            (environment["LD_PRELOAD"], environment["FAKETIME_TIMESTAMP_FILE"]) = (library, clock);
            (environment["FAKETIME_DONT_FAKE_MONOTONIC"], environment["FAKETIME_CACHE_DURATION"]) = ("1", "1");
            environment["FAKETIME_FORCE_MONOTONIC_FIX"] = "0";
        }

        platform = new Daemon(
            Path.Combine(folder, $"{name}.log"), ["dotnet", Path.Combine(AppContext.BaseDirectory, "ApprovalCloud.Web.dll"), "run", "--urls", $"http://127.0.0.1:{own};https://127.0.0.1:{port}"], environment);
    }

    public void Start() => platform.Start();

    public void Kill() => platform.Kill();

    public void SetClock(TimeSpan ahead) => File.WriteAllText(clock, $"{(ahead < TimeSpan.Zero ? "" : "+")}{ahead.TotalSeconds:0}\n");

    public async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await asking.GetAsync(new Uri($"http://127.0.0.1:{own}/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">It has ended by itself.</exception>
    public async Task Ready(TimeSpan most, CancellationToken cancellationToken)
    {
        for (var begun = DateTime.UtcNow; DateTime.UtcNow - begun < most; await Task.Delay(200, cancellationToken))
        {
            if (!platform.IsRunning)
                throw new InvalidOperationException($"{name} ended by itself.\n{Said(40)}");
            if (await IsReady(cancellationToken))
                return;
        }

        throw new TimeoutException($"{name} is not ready.\n{Said(40)}");
    }

    public string Said(int lines) => $"{name}:\n{platform.Said(lines)}";

    public void Dispose()
    {
        platform.Dispose();
        asking.Dispose();
    }
}
