using ApprovalCloud.Core.Licences;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Documents.Writing;

/// <summary>The certificate: what the licence says, as it was when it was issued.</summary>
internal static class Certificates
{
    private static readonly Text Number = new("Number", "编号", "編號");
    private static readonly Text Holder = new("Holder", "持证人", "持證人");
    private static readonly Text Issuer = new("Issued by", "颁发机关", "頒發機關");
    private static readonly Text IssuedOn = new("Issued on", "颁发日期", "頒發日期");
    private static readonly Text ValidUntil = new("Valid until", "有效期至", "有效期至");
    private static readonly Text NoEnd = new("No end", "长期", "長期");

    public static DocumentContent Of(DocumentCase of, Licence licence)
    {
        var type = of.Workflows.Licences[licence.Type];
        return new DocumentContent(type.Title, of.Workflows.Departments[licence.Department].Name, licence.Number, of.Office.DateOf(licence.IssuedAt))
        {
            IsCertificate = true,
            Rows =
            [
                new(Number, Text.Same(licence.Number)),
                HolderOf(of, licence, type),
                .. Shown(of.Workflows, licence).Select(fact => new DocumentRow(fact.Label, fact.Value)),
                .. Writer.Basis(type.LegalBasis),
                new(ValidUntil, licence.ValidUntil is { } until ? of.Day(until) : NoEnd),
                new(Issuer, of.Workflows.Departments[licence.Department].Name),
                new(IssuedOn, of.Day(licence.IssuedAt)),
            ],
        };
    }

    /// <summary>The facts that stand on it, in the words of the vocabulary.</summary>
    public static IEnumerable<(string Fact, Text Label, Text Value)> Shown(Workflows workflows, Licence licence) =>
        from fact in licence.Shown
        let known = workflows.Vocabulary.Find(fact.Key)
        where known is not null
        let value = FactReader.Kept(known, fact.Value).Value
        select (fact.Key, known.Label, value is null ? Text.Same(fact.Value) : known.Show(value));

    private static DocumentRow HolderOf(DocumentCase of, Licence licence, LicenceType type) => type.Holder is { } fact && licence.Holder != licence.HolderId.ToString()
        ? new(of.Workflows.Vocabulary.LabelOf(fact), Text.Same(licence.Holder))
        : new(Holder, Text.Same(licence.HolderName));
}
