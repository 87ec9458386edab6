using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ApprovalCloud.Core.Counter;

/// <summary>One-time codes, kept sealed with the platform's keys until they are used.</summary>
public sealed class CounterCodes(IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("ApprovalCloud.Counter");

    public string Make() => protector.Protect(
        RandomNumberGenerator.GetInt32(1_000_000).ToString($"D{CounterSession.CodeDigits}", CultureInfo.InvariantCulture));

    public string Open(string sealedCode) => protector.Unprotect(sealedCode);

    public bool IsRight(string sealedCode, string typed) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(Open(sealedCode)), System.Text.Encoding.UTF8.GetBytes(typed));
}
