using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Core.MyData;

/// <summary>Asks for another e-mail address: it holds once the link in a letter to the new one is opened.</summary>
public sealed record AskForEmail(Caller By, string Email) : IRequest<Result<Done>>;

/// <summary>The link was opened by whoever asked for it.</summary>
public sealed record ConfirmEmail(Caller By, string Email, string Token) : IRequest<Result<Done>>;

internal sealed class AskForEmailValidator : AbstractValidator<AskForEmail>
{
    public AskForEmailValidator() => RuleFor(request => request.Email).IsEmail();
}

internal sealed class ConfirmEmailValidator : AbstractValidator<ConfirmEmail>
{
    public ConfirmEmailValidator()
    {
        RuleFor(request => request.Email).NotEmpty().WithMessage(_ => Messages.EnterEmail.Here());
        RuleFor(request => request.Token).NotEmpty().WithMessage(_ => Messages.EnterLetterCode.Here());
    }
}

internal sealed class EmailHandlers(
    UserManager<User> users, IMailer mailer, IOptions<MailOptions> options, SecurityLog log, ILogger<EmailHandlers> logger)
    : IRequestHandler<AskForEmail, Result<Done>>, IRequestHandler<ConfirmEmail, Result<Done>>
{
    private static readonly Text AskSubject = new("Confirm your new e-mail address", "请确认您的新电子邮箱", "請確認您的新電子郵箱");
    private static readonly Text AskBody = new(
        "Somebody wants letters of ApprovalCloud to be sent to this address. If that was you, open this link within a day and confirm it:\n\n{0}\n\nIf the page asks for the code of this letter, copy it from here:\n\n{1}\n\nIf it was not, do nothing.",
        "有人申请将此邮箱用于接收审批云的通知。如为本人操作，请在一天内打开以下链接并确认：\n\n{0}\n\n如页面要求填写邮件中的验证码，请复制：\n\n{1}\n\n如非本人操作，请忽略。",
        "有人申請將此郵箱用於接收審批雲的通知。如為本人操作，請在一天內開啟以下連結並確認：\n\n{0}\n\n如頁面要求填寫郵件中的驗證碼，請複製：\n\n{1}\n\n如非本人操作，請忽略。");
    private static readonly Text TakenBody = new(
        "Somebody wants letters of another account of ApprovalCloud to be sent to this address. It has an account already, so nothing was changed. If that was you, use another address, or close this account first. If it was not, do nothing.",
        "有人申请将此邮箱用于接收审批云另一账户的通知。此邮箱已有账户，未作任何更改。如为本人操作，请使用其他邮箱，或先注销此账户。如非本人操作，请忽略。",
        "有人申請將此郵箱用於接收審批雲另一帳戶的通知。此郵箱已有帳戶，未作任何更改。如為本人操作，請使用其他郵箱，或先註銷此帳戶。如非本人操作，請忽略。");
    private static readonly Text ToldSubject = new("Your e-mail address has been changed", "您的电子邮箱已更改", "您的電子郵箱已更改");
    private static readonly Text ToldBody = new(
        "Your account now has another e-mail address. If you did not change it, write to the operators at once.",
        "您的账户已更改电子邮箱。如非本人操作，请立即联系运营方。", "您的帳戶已更改電子郵箱。如非本人操作，請立即聯絡營運方。");

    private static Problem NotSent => new(ProblemKind.Conflict, "NotSent", MyDataMessages.NotSent);

    public async Task<Result<Done>> Handle(AskForEmail request, CancellationToken cancellationToken)
    {
        var (user, email) = ((await users.FindByIdAsync(request.By.Id.ToString()))!, request.Email.Trim());
        if (string.Equals(user.Email, email, StringComparison.OrdinalIgnoreCase))
            return InField.Wrong(nameof(request.Email), MyDataMessages.SameEmail);
        // Who has an account is told to nobody but its owner.
        if (await users.FindByEmailAsync(email) is { } owner)
            return await Write(owner, email, AskSubject, TakenBody, cancellationToken) ? Done.It : NotSent;
        var link = LetterLink.To($"{options.Value.PublicAddress}/account/data/email", email, await users.GenerateChangeEmailTokenAsync(user, email));
        return await Write(user, email, AskSubject, AskBody.With(link.Address, link.Code), cancellationToken) ? Done.It : NotSent;
    }

    public async Task<Result<Done>> Handle(ConfirmEmail request, CancellationToken cancellationToken)
    {
        var user = (await users.FindByIdAsync(request.By.Id.ToString()))!;
        var before = user.Email;
        var changed = await users.ChangeEmailAsync(user, request.Email, LetterToken.Read(request.Token));
        if (changed.Succeeded)
            changed = await users.SetUserNameAsync(user, request.Email);
        if (!changed.Succeeded)
        {
            var taken = changed.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal));
            return new Problem(ProblemKind.Conflict, taken ? "EmailTaken" : "LinkOver", taken ? MyDataMessages.EmailTaken : MyDataMessages.LinkOver);
        }

        log.AccountChanged(user.Id, "another address");
        if (before is not null)
            await Write(user, before, ToldSubject, ToldBody, cancellationToken);
        return Done.It;
    }

    private async Task<bool> Write(User user, string email, Text subject, Text body, CancellationToken cancellationToken)
    {
        var language = user.SpokenLanguage;
        var mail = new MimeMessage { Subject = subject.In(language), Body = new TextPart("plain") { Text = $"{body.In(language)}\n\n{Letters.Signature.In(language)}\n" } };
        mail.From.Add(MailboxAddress.Parse(options.Value.From));
        mail.To.Add(new MailboxAddress(user.DisplayName, email));
        mail.Headers.Add(HeaderId.ContentLanguage, language.Tag());
        try
        {
            await mailer.Send(mail, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning("A letter about an account was not sent: {Error}", exception.Message);
            return false;
        }
    }
}
