using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Documents;

/// <summary>Whether a document is genuine and still stands: for whoever has it in the hand and so knows what is in its code.</summary>
public sealed record VerifyDocument(string Id) : IRequest<Result<VerifiedDocument>>;

public enum Standing
{
    /// <summary>The licence is in force.</summary>
    Valid,

    /// <summary>Taken back by the authority that gave it.</summary>
    Revoked,

    /// <summary>Its time has passed.</summary>
    Expired,

    /// <summary>Something newer has taken its place.</summary>
    Superseded,

    /// <summary>A receipt or a notice, which was issued as it stands and does not run out.</summary>
    Issued,
}

/// <summary>What the document says already, and whether it still does; nothing else about the application.</summary>
/// <param name="Department">Key of who issued it; null for the one window.</param>
/// <param name="LicenceType">Key of the kind of licence, if it is one.</param>
/// <param name="Number">The number that stands on it.</param>
/// <param name="Holder">The name with all but its first character hidden.</param>
/// <param name="Digest">SHA-256 of the file, in hexadecimal.</param>
public sealed record VerifiedDocument(
    DocumentKind Kind, string? Department, string? LicenceType, string Number, string Holder, Standing Standing, DateTimeOffset At,
    DateTimeOffset? ValidUntil, DateTimeOffset? EndedAt, string Digest);

internal sealed class VerifyDocumentHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<VerifyDocument, Result<VerifiedDocument>>
{
    public async Task<Result<VerifiedDocument>> Handle(VerifyDocument request, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.Id, out var id))
            return Problem.NotFound(Writing.DocumentWords.NotFound);
        var found = await (
            from document in db.Documents.AsNoTracking().PresentedAs(id)
            join application in db.Applications.OfScopedRows() on document.ApplicationId equals application.Id
            join step in db.Steps.OfScopedRows() on new { document.ApplicationId, Key = document.Step! } equals new { step.ApplicationId, step.Key } into steps
            from step in steps.DefaultIfEmpty()
            select new
            {
                document.ApplicationId,
                document.Sequence,
                document.Kind,
                document.Department,
                document.Step,
                document.At,
                document.Digest,
                application.Number,
                application.ApplicantName,
                Position = step == null ? (int?)null : step.Position,
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return Problem.NotFound(Writing.DocumentWords.NotFound);
        var licence = found.Kind == DocumentKind.Licence ? await LicenceOf(found.ApplicationId, found.Step!, found.At, cancellationToken) : null;
        var after = found.Step is null
            ? []
            : (await db.HistoryOf(found.ApplicationId, row => row.Step == found.Step && row.Sequence > found.Sequence, cancellationToken)).ConvertAll(row => new Later(row.Kind, row.At));
        var (standing, ended) = licence is null ? OfLetter(found.Kind, after) : await OfLicence(licence, cancellationToken);
        return new VerifiedDocument(
            found.Kind, found.Department, licence?.Type, licence?.Number ?? (found.Position is { } position ? $"{found.Number}-{position + 1:00}" : found.Number!),
            Masked(found.ApplicantName), standing, found.At, licence?.ValidUntil, ended, Convert.ToHexStringLower(found.Digest));
    }

    private sealed record Later(string Kind, DateTimeOffset At);

    /// <summary>王小明 becomes 王**; a bearer who has the document in the hand can compare, and nobody else learns a name.</summary>
    internal static string Masked(string name)
    {
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(name.Trim());
        return elements.MoveNext() ? elements.GetTextElement() + "**" : "**";
    }

    private Task<Licence?> LicenceOf(Guid application, string step, DateTimeOffset at, CancellationToken cancellationToken) => db.Licences.AsNoTracking().OfScopedRows()
        .SingleOrDefaultAsync(licence => licence.ApplicationId == application && licence.Step == step && licence.IssuedAt == at, cancellationToken);

    private async Task<(Standing, DateTimeOffset?)> OfLicence(Licence licence, CancellationToken cancellationToken)
    {
        if (licence.RevokedAt is { } revoked)
            return (Standing.Revoked, revoked);
        if (licence.IsValid(clock.Now()))
            return (Standing.Valid, null);
        var isRenewed = await (
            from application in db.Applications.OfScopedRows()
            where application.ApplicantId == licence.HolderId && application.Renews == licence.Number
            join newer in db.Licences.OfScopedRows() on application.Id equals newer.ApplicationId
            select newer.Number).AnyAsync(cancellationToken);
        return (isRenewed ? Standing.Superseded : Standing.Expired, licence.ValidUntil);
    }

    // A decision is taken back with its licence, or put aside on appeal and decided anew.
    private static (Standing, DateTimeOffset?) OfLetter(DocumentKind kind, IReadOnlyList<Later> after)
    {
        if (kind == DocumentKind.Grant && after.FirstOrDefault(one => one.Kind == nameof(LicenceRevoked)) is { } revoked)
            return (Standing.Revoked, revoked.At);
        return kind is DocumentKind.Refusal or DocumentKind.NonAcceptance && after.FirstOrDefault(one => one.Kind == nameof(StepReopened)) is { } reopened
            ? (Standing.Superseded, reopened.At)
            : (Standing.Issued, null);
    }
}
