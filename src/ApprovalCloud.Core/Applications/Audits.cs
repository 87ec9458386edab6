using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Applications;

/// <summary>The sample of instant approvals that a person looks at: decided by the application and the step, so that nobody can choose.</summary>
public static class Audits
{
    public static bool Takes(Guid application, Step step)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{application:N} {step.Key}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) % 100 < step.Instant!.AuditPercent;
    }
}
