using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>Chooses the language of the caller's letters.</summary>
public sealed record ChangeLanguage(Caller By, string Language) : IRequest<Result<Done>>;

internal sealed class ChangeLanguageValidator : AbstractValidator<ChangeLanguage>
{
    public ChangeLanguageValidator() => RuleFor(request => request.Language)
        .Must(tag => Enum.GetValues<Language>().Any(language => language.Tag() == tag))
        .WithMessage(_ => Messages.ChooseLanguage.Here());
}

internal sealed class ChangeLanguageHandler(UserManager<User> users) : IRequestHandler<ChangeLanguage, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangeLanguage request, CancellationToken cancellationToken)
    {
        var user = (await users.FindByIdAsync(request.By.Id.ToString()))!;
        user.Language = request.Language;
        var saved = await users.UpdateAsync(user);
        return saved.Succeeded ? Done.It : new Problem(ProblemKind.Conflict, "Busy", Messages.Changed);
    }
}
