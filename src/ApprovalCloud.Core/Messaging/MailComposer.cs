using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Puts a letter into an e-mail: from whom, to whom, in which language, and how to do without.</summary>
public sealed class MailComposer(IOptions<MailOptions> options)
{
    /// <summary>Where a citizen chooses which letters come by mail.</summary>
    public const string Preferences = "/account/notifications";

    /// <param name="identity">What the same letter is always called, so that one that is sent twice is known for the same; nothing where it may come again.</param>
    public MimeMessage Compose(Receiver to, string subject, string body, string? identity = null, bool canBeSwitchedOff = false, MimePart? enclosed = null)
    {
        var text = new TextPart("plain") { Text = body };
        var mail = new MimeMessage { Subject = OneLine(subject), Body = enclosed is null ? text : new Multipart("mixed") { text, enclosed } };
        mail.From.Add(MailboxAddress.Parse(options.Value.From));
        mail.To.Add(new MailboxAddress(OneLine(to.Name), to.Email));
        mail.MessageId = $"{Name(identity is null ? Guid.CreateVersion7().ToString() : $"{identity}/{to.Email}")}@{mail.From.Mailboxes.Single().Domain}";
        mail.Headers.Add(HeaderId.ContentLanguage, to.Language.Tag());
        // RFC 3834: no machine answers a machine.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (canBeSwitchedOff)
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{options.Value.PublicAddress}{Preferences}>");
        return mail;
    }

    private static string Name(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16));

    // What people typed stands in names and subjects: it begins no header of its own.
    private static string OneLine(string words) => string.Concat(words.Select(one => char.IsControl(one) ? ' ' : one)).Trim();
}
