using System.Globalization;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Who looked at the citizen's own data, the newest first; of one application or of all, a page at a time.</summary>
public sealed record ListAccess(Caller By, Guid? ApplicationId = null, string? Cursor = null, int Take = 20) : IRequest<Result<AccessPage>>;

/// <param name="Number">The application's; none while it is a draft.</param>
/// <param name="Verdict">What a supervisor said of a look outside a task; null until then, and for every other look.</param>
public sealed record AccessRow(
    Guid ApplicationId, string? Number, string Service, int ServiceVersion, int Sequence, DateTimeOffset At, string? PersonName,
    string? Department, string? Step, ReadPurpose Purpose, ReadSource Source, IReadOnlyList<string> Facts, string? Reason,
    ReviewVerdict? Verdict, string? VerdictNote);

public sealed record AccessPage(IReadOnlyList<AccessRow> Rows, string? Next);

internal sealed class ListAccessValidator : AbstractValidator<ListAccess>
{
    public ListAccessValidator()
    {
        RuleFor(request => request.Take).InclusiveBetween(1, 200);
        RuleFor(request => request.Cursor).Must(cursor => cursor is null || AccessCursor.TryRead(cursor) is not null);
    }
}

internal sealed record AccessCursor(DateTimeOffset At, Guid ApplicationId, int Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{ApplicationId:N}.{Sequence}");

    public static AccessCursor? TryRead(string cursor) =>
        cursor.Split('.') is [var ticks, var id, var number]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && Guid.TryParse(id, out var application)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new AccessCursor(new DateTimeOffset(at, TimeSpan.Zero), application, sequence)
            : null;
}

internal sealed class ListAccessHandler(AppDbContext db) : IRequestHandler<ListAccess, Result<AccessPage>>
{
    public async Task<Result<AccessPage>> Handle(ListAccess request, CancellationToken cancellationToken)
    {
        var mine = db.Applications.AsNoTracking().OwnedBy(request.By);
        if (request.ApplicationId is { } one)
        {
            mine = mine.Where(application => application.Id == one);
            if (!await mine.AnyAsync(cancellationToken))
                return Problem.NotFound(Messages.ApplicationNotFound);
        }

        var reads = db.FactReads.AsNoTracking().OfScopedRows();
        if (request.Cursor is { } cursor && AccessCursor.TryRead(cursor) is var (at, id, sequence))
        {
            reads = reads.Where(read => read.At < at
                || (read.At == at && (read.ApplicationId > id || (read.ApplicationId == id && read.Sequence < sequence))));
        }

        var rows = await reads
            .Join(mine, read => read.ApplicationId, application => application.Id, (read, application) => new { Read = read, Application = application })
            .OrderByDescending(row => row.Read.At).ThenBy(row => row.Read.ApplicationId).ThenByDescending(row => row.Read.Sequence)
            .Select(row => new
            {
                row.Read,
                row.Application.Number,
                row.Application.Service,
                row.Application.ServiceVersion,
                Review = db.ReadReviews.FirstOrDefault(review =>
                    review.ApplicationId == row.Read.ApplicationId && review.Sequence == row.Read.Sequence),
            })
            .Take(request.Take + 1).ToListAsync(cancellationToken);
        var page = rows.Take(request.Take).Select(row => new AccessRow(
            row.Read.ApplicationId, row.Number, row.Service, row.ServiceVersion, row.Read.Sequence, row.Read.At, row.Read.PersonName,
            row.Read.Department, row.Read.Step, row.Read.Purpose, row.Read.Source, row.Read.Facts, row.Read.Reason,
            row.Review?.Verdict, row.Review?.Note)).ToList();
        return new AccessPage(
            page, rows.Count > request.Take ? new AccessCursor(page[^1].At, page[^1].ApplicationId, page[^1].Sequence).ToString() : null);
    }
}
