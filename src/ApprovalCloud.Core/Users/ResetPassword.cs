using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>A new password, by the token of a letter to the account's address. All sessions end; a second factor stays.</summary>
public sealed record ResetPassword(string Email, string Token, string Password) : IRequest<Result<Done>>;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator()
    {
        RuleFor(request => request.Email).NotEmpty().WithMessage(_ => Messages.EnterEmail.Here());
        RuleFor(request => request.Token).NotEmpty().WithMessage(_ => Messages.EnterLetterCode.Here());
        RuleFor(request => request.Password).NotEmpty().WithMessage(_ => Messages.EnterPassword.Here());
    }
}

internal sealed class ResetPasswordHandler(UserManager<User> users, Sessions sessions, SecurityLog log) : IRequestHandler<ResetPassword, Result<Done>>
{
    private static readonly Text Over = new(
        "This link does not hold any more: it was used, it is older than a day, or another was sent since. Ask for a new one.",
        "此链接已失效：可能已使用、已超过一天或已发送新链接。请重新获取。", "此連結已失效：可能已使用、已超過一天或已發送新連結。請重新取得。");

    public async Task<Result<Done>> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var token = LetterToken.Read(request.Token);
        if (await users.FindByEmailAsync(request.Email) is not { } user
            || !await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<User>.ResetPasswordTokenPurpose, token))
            return new Problem(ProblemKind.Conflict, "LinkOver", Over);
        var reset = await users.ResetPasswordAsync(user, token, request.Password);
        if (!reset.Succeeded)
            return Problem.Invalid(new Dictionary<string, string[]> { [nameof(request.Password)] = [.. reset.Errors.Select(error => error.Description).Distinct()] });
        // Whoever reads the address' letters may sign in: wrong passwords of others are no reason to keep them out.
        await users.SetLockoutEndDateAsync(user, null);
        await users.ResetAccessFailedCountAsync(user);
        await sessions.End(user.Id, null, null, cancellationToken);
        log.AccountChanged(user.Id, "a password by a letter");
        return Done.It;
    }
}
