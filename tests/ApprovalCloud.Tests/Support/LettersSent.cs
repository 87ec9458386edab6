using MimeKit;

namespace ApprovalCloud.Tests.Support;

/// <summary>Letters by whom they are for and what they are about.</summary>
public static class LettersSent
{
    /// <summary>What has been written about the application to this account, all of it sent now.</summary>
    public static async Task<IReadOnlyList<string>> LettersTo(this Platform platform, string account, string number)
    {
        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        return [.. letters.Where(letter => letter.To.Mailboxes.Any(to => to.Address == $"{account}@example.test") && letter.Subject!.Contains(number, StringComparison.Ordinal))
            .Select(letter => letter.TextBody!)];
    }

    /// <summary>What has been written about the application, by account; all of it sent now.</summary>
    public static async Task<ILookup<string, MimeMessage>> LettersAbout(this Platform platform, string number)
    {
        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        return letters.Where(letter => letter.Subject!.Contains(number, StringComparison.Ordinal))
            .SelectMany(letter => letter.To.Mailboxes, (letter, to) => (To: to.Address.Split('@')[0], Letter: letter))
            .ToLookup(one => one.To, one => one.Letter);
    }
}
