using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Users;

/// <summary>Somebody of whom a provider of identities has told wants an account, and says where letters go. It has no password.</summary>
/// <returns>The registration, sealed, for <see cref="FinishRegistration"/>; its code goes to the address.</returns>
public sealed record RegisterVerified(string Email, string Name, string Identity, string Language) : IRequest<Result<string>>;

internal sealed class RegisterVerifiedValidator : AbstractValidator<RegisterVerified>
{
    public RegisterVerifiedValidator() => RuleFor(request => request.Email).IsEmail();
}

internal sealed class RegisterVerifiedHandler(RegistrationSeal seal) : IRequestHandler<RegisterVerified, Result<string>>
{
    public Task<Result<string>> Handle(RegisterVerified request, CancellationToken cancellationToken) => Task.FromResult<Result<string>>(
        seal.Close(new Registration(request.Email.Trim(), request.Name.Trim(), null, request.Language, Registration.NewCode()) { Identity = request.Identity }));
}
