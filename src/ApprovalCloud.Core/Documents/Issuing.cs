using System.Security.Cryptography;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents.Drawing;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Documents;

/// <summary>
/// Issues documents: once, the first time that somebody asks for one or a letter brings it. What it says is in the history, which
/// does not change; so it does not matter when that is, and no decision waits for it.
/// </summary>
public sealed class Issuing(
    AppDbContext db, CaseFile caseFile, Workflows workflows, SigningKeys keys, DocumentFonts fonts, DocumentDrawing drawing, IOptions<MailOptions> mail, TimeProvider clock)
{
    /// <param name="visible">The applications that whoever asks may see.</param>
    public async Task<Result<IssuedDocument>> Find(IQueryable<Application> visible, DocumentKey key, CancellationToken cancellationToken)
    {
        var application = await visible.Where(one => one.Id == key.ApplicationId && one.SubmittedAt != null).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        return await Kept(key, cancellationToken) is { } kept ? kept : await Issue(visible, key, cancellationToken);
    }

    private Task<IssuedDocument?> Kept(DocumentKey key, CancellationToken cancellationToken) => db.Documents.AsNoTracking().OfScopedRows()
        .SingleOrDefaultAsync(row => row.ApplicationId == key.ApplicationId && row.Sequence == key.Sequence && row.Kind == key.Kind, cancellationToken);

    private async Task<Result<IssuedDocument>> Issue(IQueryable<Application> visible, DocumentKey key, CancellationToken cancellationToken)
    {
        if (await Case(visible, key, cancellationToken) is not { } of)
            return Problem.NotFound(DocumentWords.NotFound);
        if (fonts.Missing.Count > 0 || await Key(cancellationToken) is not { } sealing)
            return new Problem(ProblemKind.Unavailable, "CannotIssue", DocumentWords.CannotIssue);
        // What opens the public page of a document is not guessed: 128 bits of chance (ASVS 5.0, 11.5.1).
        var (id, now) = (new Guid(RandomNumberGenerator.GetBytes(16)), clock.Now());
        var (content, address) = (Writer.Write(of, key.Kind), VerifyAddress.Of(mail.Value, id));
        var pdf = PdfSealing.Sign(drawing.Draw(content, address, now), sealing, content.Authority.ZhHans, content.Title.ZhHans, DocumentDrawing.Language, now);
        var credential = key.Kind == DocumentKind.Licence ? LicenceCredential.Of(of.Licence!, workflows, sealing, mail.Value.PublicAddress, address).Compact : null;
        var document = new IssuedDocument(key, id, of.Row.Step, of.Step?.Department, of.Happened.At, pdf, credential, now);
        return await db.WhenOvertakenAgain<IssuedDocument>(async () =>
        {
            // Whoever asked at the same time may have been first: there is one document, and one number on it.
            if (await Kept(key, cancellationToken) is { } first)
                return first;
            db.Documents.Add(document);
            await db.SaveChangesAsync(cancellationToken);
            return document;
        });
    }

    /// <summary>The key to seal with; null where there is none that can be used, which the health check tells of.</summary>
    private async Task<SigningKey?> Key(CancellationToken cancellationToken)
    {
        try
        {
            return await keys.Current(cancellationToken);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<DocumentCase?> Case(IQueryable<Application> visible, DocumentKey key, CancellationToken cancellationToken)
    {
        var events = await db.HistoryOf(key.ApplicationId, row => row.Sequence <= key.Sequence, cancellationToken);
        if (events.LastOrDefault() is not { } row || row.Sequence != key.Sequence || row.Read() is not { } happened || !Issuable.Of(happened).Contains(key.Kind)
            || await caseFile.Open(visible.AsNoTracking(), key.ApplicationId, cancellationToken) is not { } open)
            return null;
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == key.ApplicationId, cancellationToken);
        var plan = WorkflowEngine.Plan(open.Service, AnswerSheet.Read(open.Service, workflows.Vocabulary, facts.Answers).Facts);
        return new DocumentCase(
            open, row, happened, [.. events.Where(one => one.Step == row.Step)], plan, await LicenceOf(key, happened, cancellationToken), workflows);
    }

    private async Task<Licence?> LicenceOf(DocumentKey key, RunEvent happened, CancellationToken cancellationToken)
    {
        var number = happened switch { StepGranted granted => granted.Licence, LicenceRevoked revoked => revoked.Licence, _ => null };
        return number is not { Length: > 0 } ? null : await db.Licences.AsNoTracking().OfScopedRows()
            .SingleOrDefaultAsync(licence => licence.ApplicationId == key.ApplicationId && licence.Number == number, cancellationToken);
    }
}
