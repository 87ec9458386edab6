namespace ApprovalCloud.Core.Users;

/// <summary>
/// A link of a letter. What is secret stands behind its #, which browsers send to no server (ASVS 5.0, 14.2.1): a script puts it into the
/// page's form. Without one whoever reads the letter copies the code.
/// </summary>
public sealed record LetterLink(string Address, string Code)
{
    internal static LetterLink To(string page, string email, string token)
    {
        var code = LetterToken.Write(token);
        return new($"{page}#email={Uri.EscapeDataString(email)}&token={code}", code);
    }
}
