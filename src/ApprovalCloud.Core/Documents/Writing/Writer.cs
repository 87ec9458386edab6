using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Documents.Writing;

/// <summary>Puts an event into writing.</summary>
public static class Writer
{
    public static DocumentContent Write(DocumentCase of, DocumentKind kind) => kind switch
    {
        DocumentKind.Submission => Receipts.Submission(of, (ApplicationSubmitted)of.Happened),
        DocumentKind.Acceptance => Receipts.Acceptance(of, (StepAccepted)of.Happened),
        DocumentKind.NonAcceptance => Receipts.NonAcceptance(of, (StepNotAccepted)of.Happened),
        DocumentKind.Unneeded => Receipts.Unneeded(of, (StepFoundUnneeded)of.Happened),
        DocumentKind.Correction => Receipts.Correction(of, (CorrectionRequested)of.Happened),
        DocumentKind.Grant => Decisions.Grant(of, (StepGranted)of.Happened),
        DocumentKind.Refusal => Decisions.Refusal(of, (StepRefused)of.Happened),
        DocumentKind.Revocation => Decisions.Revocation(of, (LicenceRevoked)of.Happened),
        DocumentKind.Licence => Certificates.Of(of, of.Licence!),
    };

    internal static DocumentContent Begin(DocumentCase of, DocumentKind kind, params Text[] says)
    {
        object[] parts =
        [
            of.Day(of.Application.SubmittedAt!.Value), of.Service.Title, of.Application.Number!, of.Step?.Title ?? Text.Empty, of.Authority,
        ];
        return new DocumentContent(DocumentWords.TitleOf(kind), of.Authority, of.Number, of.Office.DateOf(of.Happened.At))
        {
            To = of.Application.ApplicantName, Says = [.. says.Select(text => text.With(parts))],
        };
    }

    internal static DocumentSection Written(Text heading, string words) => new(heading, [Text.Same(words)]);

    internal static IReadOnlyList<DocumentSection> Remedies(DocumentCase of, IReadOnlyDictionary<string, DateOnly> lastDays) =>
        of.Service.Law.Remedies.Where(remedy => lastDays.ContainsKey(remedy.Key))
            .Select(remedy => DocumentWords.Remedy.With(remedy.Title, DocumentWords.Say(lastDays[remedy.Key]), remedy.LegalBasis)).ToList() is { Count: > 0 } lines
            ? [new DocumentSection(DocumentWords.IfYouDisagree, lines)]
            : [];

    internal static IReadOnlyList<DocumentSection> Remedies(DocumentCase of, DateTimeOffset served) =>
        Remedies(of, Appeals.Remedies.LastDays(of.Service, of.Calendar, served));

    internal static IEnumerable<DocumentRow> Basis(params Text?[] laws)
    {
        var named = laws.OfType<Text>().Where(law => law.En.Length > 0).Distinct().ToList();
        return named.Count == 0 ? [] : [new DocumentRow(DocumentWords.Basis, Text.Join(named))];
    }
}
