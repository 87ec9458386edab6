using System.Diagnostics;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web;
using ApprovalCloud.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks;

/// <summary>
/// So many open deadlines, passed in various ways, are swept in one pass: how long it takes, and how much memory. Afterwards
/// each must have been acted on exactly once, and history must verify.
/// </summary>
internal static class SweepBenchmark
{
    public static async Task<int> Run(int deadlines, string? postgres, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("approvalcloud-sweep-");
        var clock = new MovingClock { Now = new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero) };
        await using var app = Build(folder, clock, postgres);
        await Prepare(app, cancellationToken);
        var filling = Stopwatch.StartNew();
        var (applications, steps) = await new SweepFilling(app.Services, clock).Fill(deadlines, cancellationToken);
        Console.WriteLine($"{steps:N0} open steps of {applications:N0} applications, filled in {filling.Elapsed.TotalSeconds:N0} s");

        var sweep = app.Services.GetRequiredService<SweepDeadlines>();
        using var memory = new PeakMemory();
        var time = Stopwatch.StartNew();
        var swept = await sweep.Run(cancellationToken);
        time.Stop();
        var peak = memory.Stop();
        Console.WriteLine($"one pass: {time.Elapsed.TotalSeconds:N1} s, {steps / time.Elapsed.TotalSeconds:N0} open steps a second");
        Console.WriteLine($"memory: {peak.HeapBefore:N0} MB of managed heap before, {peak.Heap:N0} MB at most (each after a collection); working set {peak.SetBefore:N0} MB before, {peak.Set:N0} MB at most");
        Console.WriteLine($"drawn: {swept.Drawn}; {swept.Failed} failed");
        var again = Stopwatch.StartNew();
        var second = await sweep.Run(cancellationToken);
        Console.WriteLine($"a second pass draws {second.Drawn.All} in {again.Elapsed.TotalMilliseconds:N0} ms");

        var faults = await SweepVerification.Faults(app.Services, clock.Now, cancellationToken);
        faults.AddRange(second.Drawn.All == 0 ? [] : ["the second pass drew something"]);
        faults.AddRange(swept.Failed == 0 ? [] : [$"{swept.Failed} applications failed"]);
        foreach (var fault in faults)
            await Console.Error.WriteLineAsync(fault);
        folder.Delete(recursive: true);
        return faults.Count == 0 ? 0 : 1;
    }

    public static WebApplication Build(DirectoryInfo folder, TimeProvider clock, string? postgres) => WebSetup.Build(
        [
            "--environment=Development", "--Jobs:Enabled=false", "--Serilog:MinimumLevel:Default=Error", $"--Mail:Folder={Path.Combine(folder.FullName, "mail")}",
            postgres is null ? $"--ConnectionStrings:Sqlite=Data Source={Path.Combine(folder.FullName, "platform.db")}" : $"--ConnectionStrings:Postgres={postgres}",
        ],
        services => services.AddSingleton(clock));

    public static async Task Prepare(WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.MigrateAsync(cancellationToken);
        await SeedCommand.Seed(scope.ServiceProvider, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SamplePeople>().Make(0, cancellationToken);
    }
}
