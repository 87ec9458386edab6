using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace ApprovalCloud.Core.Seals;

/// <summary>Section <c>Seals</c> of the configuration.</summary>
public sealed class SealOptions
{
    /// <summary>What new entries and seals are hashed with: SHA256, SHA384 or SHA512. What was written before stays as it was hashed.</summary>
    [AllowedValues("SHA256", "SHA384", "SHA512")]
    public string Hash { get; set; } = "SHA256";

    internal HashAlgorithmName Algorithm => new(Hash);
}
