namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>The sample registries, all in one process, and what the platform is told of them.</summary>
internal sealed class Registries : IDisposable
{
    private static readonly string[] Keys = ["population", "legal-persons", "premises", "real-estate", "birth-death", "marriage", "social-insurance"];
    private readonly int port = Processes.FreePort();
    private readonly Daemon program;

    public Registries(string folder)
    {
        program = new Daemon(
            Path.Combine(folder, "registries.log"), ["dotnet", Path.Combine(AppContext.BaseDirectory, "ApprovalCloud.SampleRegistries.dll"), "--urls", $"http://127.0.0.1:{port}"],
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        Settings = Keys.SelectMany(key => new[]
        {
            KeyValuePair.Create($"Registries:{key}:Endpoint", $"http://127.0.0.1:{port}/{key}"),
            KeyValuePair.Create($"Registries:{key}:TokenEndpoint", $"http://127.0.0.1:{port}/{key}/token"),
            KeyValuePair.Create($"Registries:{key}:ApiKey", $"development-only-{key}"),
            KeyValuePair.Create($"Registries:{key}:ClientId", "approval-cloud"),
            KeyValuePair.Create($"Registries:{key}:ClientSecret", $"development-only-{key}"),
        }).ToDictionary();
    }

    public IReadOnlyDictionary<string, string> Settings { get; }

    public void Start() => program.Start();

    public void Kill() => program.Kill();

    public void Dispose() => program.Dispose();
}
