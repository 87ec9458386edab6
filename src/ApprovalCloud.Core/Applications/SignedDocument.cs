using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// What an applicant signed, to the letter: the answers with their sources, the materials, and what was committed to. Its
/// digest stands in the sealed history, so that a document that was changed afterwards is noticed.
/// </summary>
public sealed class SignedDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private SignedDocument() { }

    public SignedDocument(Application application, int serviceVersion, ApplicationFacts facts, IEnumerable<MaterialRow> materials, IEnumerable<MaterialFile> files, DateTimeOffset at)
    {
        ApplicationId = application.Id;
        Text = JsonSerializer.Serialize(new
        {
            application = application.Id,
            application.Service,
            version = serviceVersion,
            applicant = application.Applicant,
            signedAt = at,
            facts = Sorted(facts.Answers, value => value),
            sources = Sorted(facts.Sources, source => $"{source.Kind}: {source.From}"),
            materials = Sorted(materials.ToDictionary(row => row.Key), row => $"{row.LicenceType} {row.LicenceNumber}"),
            files = files.Select(file => new { file.Material, file.Id, file.Name, file.Sha256 }),
            commitments = application.Choices.Commitments.Order(StringComparer.Ordinal),
            toFollow = application.Choices.ToFollow.Order(StringComparer.Ordinal),
        }, Options);
    }

    public Guid ApplicationId { get; private set; }

    /// <summary>JSON text; kept to the letter, because the digest is over it.</summary>
    public string Text { get; private set; } = "";

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public Signature Sign(SigningMethod method) => new(method, Digest);

    private static SortedDictionary<string, string> Sorted<T>(IReadOnlyDictionary<string, T> values, Func<T, string> write) =>
        new(values.ToDictionary(pair => pair.Key, pair => write(pair.Value)), StringComparer.Ordinal);
}
