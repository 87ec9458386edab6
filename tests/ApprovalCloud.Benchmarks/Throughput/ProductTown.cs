using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web;
using ApprovalCloud.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>A database of the platform's own making, with its sample people and the services of the reference work.</summary>
/// <param name="filled">How many applications are in it before.</param>
internal sealed class ProductTown(string name, KeyValuePair<string, string> connection, ReferenceService service, int filled = 0) : IChecked
{
    public string Name => name;

    /// <summary>What the web process is started with. The jobs are off: letters wait in the outbox, and figures to be folded.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>([connection])
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Workflows:Folder"] = service.Folder, ["Jobs:Enabled"] = "false",
        // The sample people have passwords alone, come without TLS, and all sign in at once.
        ["SignIn:SecondFactor"] = "Nobody", ["Cookies:OverTls"] = "false", ["SignIn:TokensByPassword"] = "true", ["SignIn:DecisionsWithin"] = "10:00:00", ["SignIn:PerMinute"] = "100000", ["SignIn:PerAccountAndMinute"] = "100000",
    };

    public Task Build(CancellationToken cancellationToken) => Run(
        async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            await db.Database.MigrateAsync(cancellationToken);
            if (await SeedCommand.Seed(services, cancellationToken) != 0)
                throw new InvalidOperationException("The services of the reference work could not be published.");
            await services.GetRequiredService<SamplePeople>().Make(0, cancellationToken);
            if (filled > 0)
                await new GrowthFilling(db, services.GetRequiredService<Workflows>()).Fill(filled, cancellationToken);
            return true;
        });

    public Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken) =>
        Run(services => new ProductCheck(services, name, filled).Faults(applications, cancellationToken));

    /// <summary>Something done with the platform's own services, without a web process.</summary>
    public async Task<T> Run<T>(Func<IServiceProvider, Task<T>> use)
    {
        string[] settings = [.. Settings.Where(one => one.Key.Contains(':', StringComparison.Ordinal)).Select(one => $"--{one.Key}={one.Value}")];
        await using var app = WebSetup.Build(["--environment=Development", "--Serilog:MinimumLevel:Default=Error", .. settings]);
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }
}
