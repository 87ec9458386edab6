using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Components;

/// <summary>Where documents are, and what they are called.</summary>
public static class DocumentLinks
{
    public const string Pdf = "application/pdf";

    public static DocumentKind? KindOf(string written) =>
        Enum.GetValues<DocumentKind>().Cast<DocumentKind?>().FirstOrDefault(kind => Address(kind!.Value) == written);

    /// <summary>As in addresses: <c>non-acceptance</c> is one word there.</summary>
    public static string Address(DocumentKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A licence by its own name, anything else by what it is.</summary>
    public static string Title(DocumentKind kind, string? step, ServiceDefinition service, Workflows workflows) =>
        kind == DocumentKind.Licence && step is not null && service.Step(step) is { } issuing
            && workflows.Licences.GetValueOrDefault(issuing.Issues ?? issuing.Renews ?? "") is { } type
            ? type.Title.Here()
            : DocumentWords.TitleOf(kind).Here();
}
