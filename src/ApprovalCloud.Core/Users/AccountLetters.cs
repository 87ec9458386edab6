using System.Globalization;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Core.Users;

/// <summary>Letters about somebody's account, in their language.</summary>
internal sealed class AccountLetters(IMailer mailer, IOptions<MailOptions> options) : IEmailSender<User>
{
    private static readonly Text Confirm = new("Confirm your e-mail address", "请确认您的电子邮箱", "請確認您的電子郵箱");
    private static readonly Text Reset = new("Reset your password", "重置密码", "重設密碼");

    public Task SendConfirmationLinkAsync(User user, string email, string confirmationLink) => Send(user, email, Confirm, confirmationLink);

    public Task SendPasswordResetLinkAsync(User user, string email, string resetLink) => Send(user, email, Reset, resetLink);

    public Task SendPasswordResetCodeAsync(User user, string email, string resetCode) => Send(user, email, Reset, resetCode);

    private Task Send(User user, string email, Text subject, string content)
    {
        var language = Languages.Of(CultureInfo.GetCultureInfo(user.Language));
        var mail = new MimeMessage { Subject = subject.In(language), Body = new TextPart("plain") { Text = content } };
        mail.From.Add(MailboxAddress.Parse(options.Value.From));
        mail.To.Add(new MailboxAddress(user.DisplayName, email));
        return mailer.Send(mail, CancellationToken.None);
    }
}
