using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.MyData;

/// <summary>Corrects the name of an account whose identity nobody has verified. What was submitted keeps the name it was submitted under.</summary>
public sealed record ChangeName(Caller By, string Name) : IRequest<Result<Done>>;

internal sealed class ChangeNameValidator : AbstractValidator<ChangeName>
{
    public ChangeNameValidator() =>
        RuleFor(request => request.Name).Must(name => name.Trim().Length is > 0 and <= 100).WithMessage(_ => Messages.EnterName.Here());
}

internal sealed class ChangeNameHandler(UserManager<User> users) : IRequestHandler<ChangeName, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangeName request, CancellationToken cancellationToken)
    {
        var user = (await users.FindByIdAsync(request.By.Id.ToString()))!;
        if (user.IdentityNumber is not null)
            return InField.Wrong(nameof(request.Name), MyDataMessages.NameVerified);
        user.DisplayName = request.Name.Trim();
        return (await users.UpdateAsync(user)).Succeeded ? Done.It : new Problem(ProblemKind.Conflict, "Busy", Messages.Changed);
    }
}
