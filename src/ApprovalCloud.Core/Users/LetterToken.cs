using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ApprovalCloud.Core.Users;

/// <summary>A token of Identity as it stands in a link.</summary>
internal static class LetterToken
{
    public static string Write(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    /// <summary>Nothing that any token is, where it was not written so. What was copied from a letter may be broken into lines.</summary>
    public static string Read(string? written)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(string.Concat((written ?? "").Where(letter => !char.IsWhiteSpace(letter)))));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
