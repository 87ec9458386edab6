using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Documents;

/// <summary>What is issued on paper, were there paper. The names are part of addresses.</summary>
public enum DocumentKind
{
    /// <summary>The application was received (申请接收凭证).</summary>
    Submission,

    /// <summary>受理通知书.</summary>
    Acceptance,

    /// <summary>不予受理通知书.</summary>
    NonAcceptance,

    /// <summary>No permit is needed (行政许可法 art. 32(1)).</summary>
    Unneeded,

    /// <summary>补正告知书.</summary>
    Correction,

    /// <summary>准予行政许可决定书.</summary>
    Grant,

    /// <summary>不予行政许可决定书.</summary>
    Refusal,

    /// <summary>The certificate itself.</summary>
    Licence,

    /// <summary>撤销行政许可决定书.</summary>
    Revocation,
}

/// <summary>A document by the event that it puts into writing.</summary>
public sealed record DocumentKey(Guid ApplicationId, int Sequence, DocumentKind Kind);

public static class Issuable
{
    /// <summary>What is issued when this happens.</summary>
    public static IReadOnlyList<DocumentKind> Of(RunEvent happened) => happened switch
    {
        ApplicationSubmitted => [DocumentKind.Submission],
        StepAccepted => [DocumentKind.Acceptance],
        StepNotAccepted => [DocumentKind.NonAcceptance],
        StepFoundUnneeded => [DocumentKind.Unneeded],
        CorrectionRequested => [DocumentKind.Correction],
        StepGranted { Licence: not null } => [DocumentKind.Licence, DocumentKind.Grant],
        StepGranted => [DocumentKind.Grant],
        StepRefused => [DocumentKind.Refusal],
        LicenceRevoked => [DocumentKind.Revocation],
        _ => [],
    };
}
