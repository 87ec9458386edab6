using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web;
using ApprovalCloud.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>A database of the platform's own making, with its sample people and the service of the reference work.</summary>
internal sealed class ProductTown(IReadOnlyDictionary<string, string> database, ReferenceService service)
{
    /// <summary>What the web process is started with. The jobs are off: letters wait in the outbox, and figures to be folded.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(database)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Workflows:Folder"] = service.Folder, ["Jobs:Enabled"] = "false",
    };

    public Task Build(CancellationToken cancellationToken) => Run(
        async services =>
        {
            await services.GetRequiredService<AppDbContext>().Database.MigrateAsync(cancellationToken);
            if (await SeedCommand.Seed(services, cancellationToken) != 0)
                throw new InvalidOperationException("The service of the reference work could not be published.");
            await services.GetRequiredService<SamplePeople>().Make(0, cancellationToken);
            return 0;
        });

    public async Task<T> Run<T>(Func<IServiceProvider, Task<T>> use)
    {
        string[] settings = [.. Settings.Where(one => one.Key.Contains(':', StringComparison.Ordinal)).Select(one => $"--{one.Key}={one.Value}")];
        await using var app = WebSetup.Build(["--environment=Development", "--Serilog:MinimumLevel:Default=Error", .. settings]);
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    public Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken) => Run(services => Faults(services, applications, cancellationToken));

    private static async Task<IReadOnlyList<string>> Faults(IServiceProvider services, IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken)
    {
        var (db, faults, steps) = (services.GetRequiredService<AppDbContext>(), new List<string>(), ReferenceWork.Steps.Count);
        var all = db.Applications.AsNoTracking().Where(one => one.Service == ReferenceWork.Service);
        var ended = await all.Where(one => one.EndedAs == CaseStatus.Granted).Select(one => one.Id).ToListAsync(cancellationToken);
        if (!applications.ToHashSet().SetEquals(ended) || await all.CountAsync(cancellationToken) != ended.Count)
            faults.Add($"{applications.Count:N0} applications were answered, {await all.CountAsync(cancellationToken):N0} are there, {ended.Count:N0} are granted");
        var granted = db.Events.AsNoTracking().Where(row => row.Kind == nameof(StepGranted) && all.Any(one => one.Id == row.ApplicationId));
        var (decisions, different) = (
            await granted.CountAsync(cancellationToken), await granted.Select(row => new { row.ApplicationId, row.Step }).Distinct().CountAsync(cancellationToken));
        if (decisions != steps * applications.Count || different != decisions)
            faults.Add($"{steps * applications.Count:N0} decisions were answered, {decisions:N0} are there, {different:N0} different ones");
        var verified = await services.GetRequiredService<VerifyLog>().Run(cancellationToken);
        Console.WriteLine($"product: {ended.Count:N0} applications granted by {decisions:N0} decisions; verify-log: {verified.Events:N0} events, {verified.Faults.Count} faults");
        return [.. faults, .. verified.Faults.Select(fault => $"{fault.ApplicationId} {fault.Sequence}: {fault.What}")];
    }
}
