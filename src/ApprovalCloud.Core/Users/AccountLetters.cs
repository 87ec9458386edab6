using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Users;

/// <summary>
/// Letters about accounts. They are written after whoever asked for them has had their answer, so that neither its words nor the time it
/// took tells whether an address has an account.
/// </summary>
public sealed class AccountLetters(
    UserManager<User> users, IMailer mailer, MailComposer composer, RegistrationSeal seal, PasswordLinks links, CountAttempts attempts, IOptions<MailOptions> options, TimeProvider clock)
{
    private const int LettersPerMinute = 2;

    private static readonly Text CodeSubject = new("{0} is your code for ApprovalCloud", "审批云注册验证码：{0}", "審批雲註冊驗證碼：{0}");
    private static readonly Text CodeBody = new(
        "Your code: {0}\n\nEnter it on the page where you registered. It holds for 10 minutes. If you did not register, do nothing: without the code there is no account.",
        "验证码：{0}\n\n请在注册页面输入，10 分钟内有效。如非本人操作，请忽略：没有验证码，不会建立账户。",
        "驗證碼：{0}\n\n請在註冊頁面輸入，10 分鐘內有效。如非本人操作，請忽略：沒有驗證碼，不會建立帳戶。");

    private static readonly Text KnownSubject = new("You have an account with ApprovalCloud", "您已有审批云账户", "您已有審批雲帳戶");
    private static readonly Text KnownBody = new(
        "Somebody registered with this address, which has an account already. If that was you, sign in:\n\n{0}/account/sign-in\n\nIf you do not know the password any more, ask for a new one there. If it was not you, do nothing: nothing was changed.",
        "有人使用此邮箱注册，而此邮箱已有账户。如为本人操作，请直接登录：\n\n{0}/account/sign-in\n\n如忘记密码，可在该页面重新设置。如非本人操作，请忽略：账户没有任何更改。",
        "有人使用此郵箱註冊，而此郵箱已有帳戶。如為本人操作，請直接登入：\n\n{0}/account/sign-in\n\n如忘記密碼，可在該頁面重新設定。如非本人操作，請忽略：帳戶沒有任何更改。");

    private static readonly Text ResetSubject = new("Choose a new password", "重新设置密码", "重新設定密碼");
    private static readonly Text ResetBody = new(
        "Somebody asked for a new password for your account. If that was you, open this link within a day and choose one:\n\n{0}\n\nIf the page asks for the code of this letter, copy it from here:\n\n{1}\n\nIf it was not, do nothing: the password stays as it is.",
        "有人申请重新设置您账户的密码。如为本人操作，请在一天内打开以下链接设置新密码：\n\n{0}\n\n如页面要求填写邮件中的验证码，请复制：\n\n{1}\n\n如非本人操作，请忽略：密码保持不变。",
        "有人申請重新設定您帳戶的密碼。如為本人操作，請在一天內開啟以下連結設定新密碼：\n\n{0}\n\n如頁面要求填寫郵件中的驗證碼，請複製：\n\n{1}\n\n如非本人操作，請忽略：密碼保持不變。");

    /// <summary>The code of a registration; or, to whoever has an account already, that they have one.</summary>
    public async Task OfRegistration(string closed, CancellationToken cancellationToken)
    {
        if (seal.Open(closed) is not { } registration || !await MayWrite(registration.Email, cancellationToken))
            return;
        if (await users.FindByEmailAsync(registration.Email) is { } known)
            await Send(known, known.Email!, KnownSubject, KnownBody.With(options.Value.PublicAddress), cancellationToken);
        else
            await Send(new User { DisplayName = registration.Name, Language = registration.Language }, registration.Email, CodeSubject.With(registration.Code), CodeBody.With(registration.Code), cancellationToken);
    }

    /// <summary>The link to a new password; nothing, where there is no such account.</summary>
    public async Task OfForgottenPassword(string email, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(email) is not { } user || !await MayWrite(email, cancellationToken))
            return;
        var link = await links.Of(user);
        await Send(user, user.Email!, ResetSubject, ResetBody.With(link.Address, link.Code), cancellationToken);
    }

    // Nobody fills somebody else's letterbox.
    private async Task<bool> MayWrite(string email, CancellationToken cancellationToken) =>
        await attempts.Count("letters", users.NormalizeEmail(email)!, CountAttempts.MinuteOf(clock.GetUtcNow()), cancellationToken) <= LettersPerMinute;

    private Task Send(User user, string email, Text subject, Text body, CancellationToken cancellationToken)
    {
        var language = user.SpokenLanguage;
        return mailer.Send(
            composer.Compose(Receiver.Of(user) with { Email = email }, subject.In(language), $"{body.In(language)}\n\n{Letters.Signature.In(language)}\n"), cancellationToken);
    }
}
