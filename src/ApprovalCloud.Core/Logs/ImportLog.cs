using System.Security.Cryptography;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Logs;

/// <summary>Takes in another system's event log (XES), all of it or nothing.</summary>
/// <param name="Content">Can be read from its start again.</param>
public sealed record ImportLog(Caller By, string Name, Stream Content, LogMapping Mapping) : IRequest<Result<ImportedLog>>;

public sealed record ImportedLog(Guid Id, LogFigures Figures);

internal sealed class ImportLogValidator : AbstractValidator<ImportLog>
{
    public ImportLogValidator() => RuleFor(request => request.Name)
        .NotEmpty().WithMessage(_ => LogMessages.EnterName.Here())
        .MaximumLength(100).WithMessage(_ => LogMessages.EnterName.Here());
}

internal sealed class ImportLogHandler(AppDbContext db, IOptions<LogOptions> options, TimeProvider clock) : IRequestHandler<ImportLog, Result<ImportedLog>>
{
    private readonly TallyStore store = new(db);

    public async Task<Result<ImportedLog>> Handle(ImportLog request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor)
            return new Problem(ProblemKind.Forbidden, "OnlySupervisors", LogMessages.OnlySupervisors);
        try
        {
            return await db.WhenOvertakenAgain(() => Import(request, cancellationToken));
        }
        catch (LogRefusedException refused)
        {
            db.ChangeTracker.Clear();
            return refused.Problem;
        }
    }

    private async Task<Result<ImportedLog>> Import(ImportLog request, CancellationToken cancellationToken)
    {
        request.Content.Position = 0;
        var digest = await SHA256.HashDataAsync(request.Content, cancellationToken);
        request.Content.Position = 0;
        if (await db.ProcessLogs.SupervisedBy(request.By).Where(one => one.Digest == digest).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken) is { } name)
            return new Problem(ProblemKind.Conflict, "LogAlreadyThere", LogMessages.AlreadyThere.With(name));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var log = ProcessLog.Imported(request.Name.Trim(), digest, request.By.Name, clock.Now());
        await store.Save([log], cancellationToken);
        var (count, tallies) = (new LogCount(), new Tallies());
        using var reader = new XesReader(request.Content, request.Mapping, options.Value);
        await store.Save(reader.Traces().Select((trace, place) => Count(log, place, Course.Of(trace), count, tallies)), cancellationToken);
        var figures = count.Figures();
        if (figures.Cases == 0)
            return new Problem(ProblemKind.Invalid, "NoCases", LogMessages.NoCases);
        await store.Write(log.Id, tallies, cancellationToken);
        db.Attach(log).Entity.Complete(figures);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ImportedLog(log.Id, figures);
    }

    private static LogCase Count(ProcessLog log, int place, Course course, LogCount count, Tallies tallies)
    {
        count.Add(course);
        tallies.Add(course);
        return new LogCase(log.Id, place, course);
    }
}
