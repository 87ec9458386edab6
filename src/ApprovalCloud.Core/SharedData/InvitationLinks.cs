using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// Seals which invitation a link stands for with the platform's own keys: nothing secret is stored, and a link that was
/// sent again, revoked or made up opens nothing.
/// </summary>
public sealed class InvitationLinks(IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("ApprovalCloud.Invitations");

    public string Seal(Invitation invitation) =>
        protector.Protect($"{invitation.ApplicationId:N}/{invitation.Party}/{invitation.Version.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The invitation a link stands for; null if the platform did not make it.</summary>
    public (Guid Application, string Party, int Version)? Open(string link)
    {
        try
        {
            var parts = protector.Unprotect(link).Split('/');
            return (Guid.ParseExact(parts[0], "N"), parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
