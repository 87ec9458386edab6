using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>A citizen wants an account. Whether there is one with the address is told to that address only.</summary>
/// <returns>The registration, sealed, for <see cref="FinishRegistration"/>; its code goes to the address.</returns>
public sealed record Register(string Email, string Name, string Password, string Language) : IRequest<Result<string>>;

internal sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator()
    {
        RuleFor(request => request.Email).IsEmail();
        RuleFor(request => request.Name).Must(name => name.Trim().Length is > 0 and <= 100).WithMessage(_ => Messages.EnterName.Here());
        RuleFor(request => request.Password).NotEmpty().WithMessage(_ => Messages.EnterPassword.Here());
    }
}

internal sealed class RegisterHandler(UserManager<User> users, RegistrationSeal seal) : IRequestHandler<Register, Result<string>>
{
    public async Task<Result<string>> Handle(Register request, CancellationToken cancellationToken)
    {
        var person = new User { UserName = request.Email, Email = request.Email, DisplayName = request.Name.Trim() };
        var faults = new List<IdentityError>();
        foreach (var rule in users.PasswordValidators)
            faults.AddRange((await rule.ValidateAsync(users, person, request.Password)).Errors);
        return faults.Count > 0
            ? Problem.Invalid(new Dictionary<string, string[]> { [nameof(request.Password)] = [.. faults.Select(fault => fault.Description).Distinct()] })
            : seal.Close(new Registration(
                request.Email.Trim(), request.Name.Trim(), users.PasswordHasher.HashPassword(person, request.Password), request.Language, Registration.NewCode()));
    }
}
