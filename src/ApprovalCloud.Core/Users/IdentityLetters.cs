using System.Net;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>What Identity's own addresses of the API have written to somebody about their account.</summary>
internal sealed class IdentityLetters(IMailer mailer, MailComposer composer) : IEmailSender<User>
{
    private static readonly Text Confirm = new("Confirm your e-mail address", "请确认您的电子邮箱", "請確認您的電子郵箱");
    private static readonly Text Reset = new("Choose a new password", "重新设置密码", "重新設定密碼");

    public Task SendConfirmationLinkAsync(User user, string email, string confirmationLink) => Send(user, email, Confirm, confirmationLink);

    public Task SendPasswordResetLinkAsync(User user, string email, string resetLink) => Send(user, email, Reset, resetLink);

    public Task SendPasswordResetCodeAsync(User user, string email, string resetCode) => Send(user, email, Reset, resetCode);

    // Identity writes for HTML; these letters are plain text, where an address stands as it is.
    private Task Send(User user, string email, Text subject, string content) => mailer.Send(
        composer.Compose(Receiver.Of(user) with { Email = email }, subject.In(user.SpokenLanguage), WebUtility.HtmlDecode(content) + "\n"), CancellationToken.None);
}
