using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>What the clerk's department has issued, the newest first; a page at a time. It names no holder.</summary>
/// <param name="Number">A part of the number.</param>
public sealed record ListLicences(Caller By, string? Number = null, string? Cursor = null, int Take = 25) : IRequest<Result<LicencePage>>;

public sealed record LicenceRow(
    string Number, string Type, Guid ApplicationId, string Step, DateTimeOffset IssuedAt, DateTimeOffset? ValidUntil, DateTimeOffset? RevokedAt);

public sealed record LicencePage(IReadOnlyList<LicenceRow> Licences, string? Next);

internal sealed class ListLicencesValidator : AbstractValidator<ListLicences>
{
    public ListLicencesValidator()
    {
        RuleFor(request => request.Take).InclusiveBetween(1, 200);
        RuleFor(request => request.Cursor).Must(cursor => cursor is null || TaskCursor.TryRead(cursor) is not null);
    }
}

internal sealed class ListLicencesHandler(AppDbContext db) : IRequestHandler<ListLicences, Result<LicencePage>>
{
    public async Task<Result<LicencePage>> Handle(ListLicences request, CancellationToken cancellationToken)
    {
        var licences = db.Licences.AsNoTracking().IssuedBy(request.By);
        if (request.Number?.Trim() is { Length: > 0 } part)
            licences = licences.Where(licence => licence.Number.Contains(part));
        if (request.Cursor is { } cursor && TaskCursor.TryRead(cursor) is var (issued, id, step))
        {
            licences = licences.Where(licence => licence.IssuedAt < issued
                || (licence.IssuedAt == issued && (licence.ApplicationId > id
                    || (licence.ApplicationId == id && string.Compare(licence.Step, step) > 0))));
        }

        var rows = await licences
            .OrderByDescending(licence => licence.IssuedAt).ThenBy(licence => licence.ApplicationId).ThenBy(licence => licence.Step)
            .Select(licence => new LicenceRow(
                licence.Number, licence.Type, licence.ApplicationId, licence.Step, licence.IssuedAt, licence.ValidUntil, licence.RevokedAt))
            .Take(request.Take + 1).ToListAsync(cancellationToken);
        var page = rows.Take(request.Take).ToList();
        return new LicencePage(
            page, rows.Count > request.Take ? new TaskCursor(page[^1].IssuedAt, page[^1].ApplicationId, page[^1].Step).ToString() : null);
    }
}
