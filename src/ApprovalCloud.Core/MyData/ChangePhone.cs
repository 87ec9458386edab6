using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.MyData;

/// <summary>The telephone number of the account; an empty one takes it away.</summary>
public sealed record ChangePhone(Caller By, string Phone) : IRequest<Result<Done>>;

internal sealed class ChangePhoneValidator : AbstractValidator<ChangePhone>
{
    public ChangePhoneValidator() => RuleFor(request => request.Phone).Must(phone => phone.Trim().Length == 0 || IsNumber(phone.Trim()))
        .WithMessage(_ => MyDataMessages.EnterPhone.Here());

    private static bool IsNumber(string phone) => phone.Length <= 30 && phone.LastIndexOf('+') <= 0
        && phone.All(sign => char.IsAsciiDigit(sign) || sign is '+' or ' ' or '-' or '(' or ')') && phone.Count(char.IsAsciiDigit) is >= 5 and <= 20;
}

internal sealed class ChangePhoneHandler(UserManager<User> users) : IRequestHandler<ChangePhone, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangePhone request, CancellationToken cancellationToken)
    {
        var user = (await users.FindByIdAsync(request.By.Id.ToString()))!;
        var phone = request.Phone.Trim();
        var saved = await users.SetPhoneNumberAsync(user, phone.Length == 0 ? null : phone);
        return saved.Succeeded ? Done.It : new Problem(ProblemKind.Conflict, "Busy", Messages.Changed);
    }
}
