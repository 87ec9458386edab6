using ApprovalCloud.Core.Messaging;

namespace ApprovalCloud.Core.Documents;

/// <summary>Where anybody can check a document: what stands in its QR code.</summary>
public static class VerifyAddress
{
    public static string Of(MailOptions mail, Guid id) => $"{mail.PublicAddress}/verify/{id:N}";
}
