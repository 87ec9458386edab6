using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Imports;
using ApprovalCloud.Core.Supervision;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>The open applications of another system, imported in bulk: submitted with the reference work's forty facts and six steps, and not decided.</summary>
internal static class ImportRun
{
    private const int People = 499;

    public static Task<bool> Run(ProductTown town, int applications, int rounds, CpuTimes cpu, CancellationToken cancellationToken) => town.Run(async services =>
    {
        var mediator = services.GetRequiredService<IMediator>();
        await Import(mediator, File(0, 400), cancellationToken);
        var (perSecond, own, postgres) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            await using var file = File(round, applications);
            var (begun, served, database) = (Stopwatch.GetTimestamp(), CpuTimes.Of(Environment.ProcessId), cpu.OfPostgres());
            await Import(mediator, file, cancellationToken);
            perSecond.Add(applications / Stopwatch.GetElapsedTime(begun).TotalSeconds);
            own.Add(1000 * (CpuTimes.Of(Environment.ProcessId) - served) / applications);
            postgres.Add(1000 * (cpu.OfPostgres() - database) / applications);
        }

        var db = services.GetRequiredService<AppDbContext>();
        var (expected, there) = (400 + (rounds * applications), await db.Applications.CountAsync(one => one.Reference != null && one.EventCount > 0, cancellationToken));
        var verified = await services.GetRequiredService<VerifyLog>().Run(cancellationToken);
        Console.WriteLine(FormattableString.Invariant(
            $"import of {applications:N0} open applications, {rounds} times: {Median(perSecond):N0}/s ({perSecond.Min():N0}-{perSecond.Max():N0}), checked first; {Median(own):0.0} ms of processor here and {Median(postgres):0.0} ms of PostgreSQL for each; {there:N0} of {expected:N0} are there; verify-log: {verified.Events:N0} events, {verified.Faults.Count} faults"));
        foreach (var fault in verified.Faults.Take(3))
            Console.WriteLine($"  {fault}");
        return there == expected && verified.Faults.Count == 0;
    });

    private static async Task Import(IMediator mediator, Stream file, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ImportApplications(file), cancellationToken)).Problem is { } problem)
            throw new InvalidOperationException($"{problem.Message.En} {string.Join(" ", problem.Errors?.Select(error => $"{error.Key}: {error.Value[0]}").Take(3) ?? [])}");
    }

    private static MemoryStream File(int round, int applications)
    {
        var (file, facts) = (new MemoryStream(), ReferenceWork.Answers.ToDictionary(fact => fact.Key, fact => JsonSerializer.SerializeToElement(fact.Value)));
        foreach (var number in Enumerable.Range(0, applications))
        {
            var person = SampleCitizens.Resident(1 + (number % People));
            JsonSerializer.Serialize(file, new ImportedCase(
                string.Create(CultureInfo.InvariantCulture, $"{round}-{number}"), ReferenceWork.Service, DateTimeOffset.UtcNow.AddHours(-1 - (number % 500)),
                new ImportedApplicant(person.IdentityNumber, person.Name), facts), JsonSerializerOptions.Web);
            file.WriteByte((byte)'\n');
        }

        return file;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
