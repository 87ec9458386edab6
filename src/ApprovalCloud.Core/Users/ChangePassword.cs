using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>Another password for the caller's account, which they have confirmed by the present one. Their other sessions end.</summary>
/// <param name="Session">The one that goes on.</param>
public sealed record ChangePassword(Caller By, Guid Session, string Present, string New) : IRequest<Result<Done>>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator() => RuleFor(request => request.New).NotEmpty().WithMessage(_ => Messages.EnterPassword.Here());
}

internal sealed class ChangePasswordHandler(UserManager<User> users, Sessions sessions, SecurityLog log) : IRequestHandler<ChangePassword, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var user = (await users.FindByIdAsync(request.By.Id.ToString()))!;
        var changed = await users.ChangePasswordAsync(user, request.Present, request.New);
        if (!changed.Succeeded)
            return Problem.Invalid(new Dictionary<string, string[]> { [nameof(request.New)] = [.. changed.Errors.Select(error => error.Description).Distinct()] });
        await sessions.End(user.Id, null, request.Session, cancellationToken);
        log.AccountChanged(user.Id, "another password");
        return Done.It;
    }
}
