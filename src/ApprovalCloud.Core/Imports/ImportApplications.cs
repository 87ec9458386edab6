using System.Collections.Concurrent;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Imports;

/// <summary>
/// Takes over the open applications of another system (JSON lines). Nothing is imported while a line is wrong; what was imported before is left
/// as it is, so whoever was interrupted imports the same file again.
/// </summary>
/// <param name="Content">Can be read from its start again.</param>
/// <param name="OnlyCheck">Finds what is wrong, and imports nothing.</param>
public sealed record ImportApplications(Stream Content, bool OnlyCheck = false) : IRequest<Result<ImportedApplications>>;

/// <param name="AlreadyThere">By their references.</param>
/// <param name="Late">Those imported whose statutory limit has passed.</param>
public sealed record ImportedApplications(int Imported, int AlreadyThere, int Late);

internal sealed class ImportApplicationsHandler(AppDbContext db, CaseCheck check, Turns turns, IServiceScopeFactory scopes)
    : IRequestHandler<ImportApplications, Result<ImportedApplications>>
{
    private const int InOneCommit = 200;

    public async Task<Result<ImportedApplications>> Handle(ImportApplications request, CancellationToken cancellationToken)
    {
        using var turn = turns.Try(nameof(ImportApplications));
        if (turn is null)
            return new Problem(ProblemKind.Conflict, "ImportRunning", ImportMessages.Running);
        foreach (var lines in CaseLines.Read(request.Content, check.Add).Chunk(InOneCommit))
        {
            await check.Check(lines, cancellationToken);
            if (check.Problems.Count >= CaseCheck.Most)
                break;
        }

        if (check.Problems.Count > 0)
            return Problem.Invalid(check.Problems) with { Message = ImportMessages.Refused };
        return request.OnlyCheck ? new ImportedApplications(0, 0, 0) : await Import(request.Content, cancellationToken);
    }

    private async Task<Result<ImportedApplications>> Import(Stream content, CancellationToken cancellationToken)
    {
        // On SQLite one writes at a time.
        var lanes = new ParallelOptions { MaxDegreeOfParallelism = db.Database.IsNpgsql() ? Environment.ProcessorCount : 1, CancellationToken = cancellationToken };
        var imported = new ConcurrentBag<Result<ImportedApplications>>();
        await Parallel.ForEachAsync(CaseLines.Read(content, check.Add).Chunk(InOneCommit), lanes, async (lines, cancel) =>
        {
            if (imported.Any(one => !one.IsOk))
                return;
            await using var scope = scopes.CreateAsyncScope();
            imported.Add(await scope.ServiceProvider.GetRequiredService<CaseBatch>().Import(lines, cancel));
        });
        return imported.FirstOrDefault(one => !one.IsOk) ?? new ImportedApplications(
            imported.Sum(one => one.Value!.Imported), imported.Sum(one => one.Value!.AlreadyThere), imported.Sum(one => one.Value!.Late));
    }
}
