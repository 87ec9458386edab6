using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>The platform's side: asks a registry, and keeps every word that is logged meanwhile.</summary>
internal sealed class Asking : IAsyncDisposable
{
    public const string Key = "stub";
    public const string Person = "511602199406188027";

    public static readonly Workflows Shipped =
        WorkflowsReader.Read(WorkflowFolder.Files(WorkflowFolder.Find(null, AppContext.BaseDirectory))).Workflows;

    /// <summary>Asks for a person, by the number that the answer must repeat.</summary>
    public static readonly Lookup People = new("people", "/people/{applicant}")
    {
        Names = ["applicant"], Same = new Dictionary<string, string> { ["applicant"] = "/id" },
        Facts = new Dictionary<string, string>
        {
            ["applicant.name"] = "/name", ["premises.area"] = "/area", ["business.isRegistered"] = "/registered", ["child.birthDate"] = "/born",
        },
        Licences = new Dictionary<string, LicencePointers> { ["business-licence"] = new("/licence/number", "/licence/until") },
    };

    // What a busy machine makes late is not what most of these tests are about; those that are say how long to wait.
    private static readonly (string, string)[] Patient = [("AttemptTimeout", "00:00:30"), ("Timeout", "00:01:00")];

    private readonly ServiceProvider services;

    public Asking(Uri endpoint, params (string Key, string Value)[] settings)
    {
        Registry = new Registry(Key, Text.Same("Stub"), "health", new Uri(endpoint, "api"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings([.. Patient, .. settings])).Build();
        var collection = new ServiceCollection();
        collection.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddSingleton(Shipped);
        collection.AddRegistries(configuration);
        services = collection.BuildServiceProvider();
    }

    public Registry Registry { get; set; }

    public LogLines Log { get; } = new();

    public Task<RegistryAnswer> Ask(string person = Person, CancellationToken cancellationToken = default) => Ask(People, new() { ["applicant"] = person }, cancellationToken);

    public Task<RegistryAnswer> Ask(Lookup lookup, Dictionary<string, string> names, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<IRegistries>().Ask(Registry, lookup, names, new AskedFor(Guid.Parse("6f1f2c9e-0000-7000-8000-000000000001"), "citizen-7"), cancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    // The last value of a key counts.
    private static IEnumerable<KeyValuePair<string, string?>> Settings((string Key, string Value)[] settings) =>
        settings.GroupBy(setting => setting.Key.Contains(':', StringComparison.Ordinal) ? setting.Key : $"Registries:{Key}:{setting.Key}")
            .Select(values => new KeyValuePair<string, string?>(values.Key, values.Last().Value));
}
