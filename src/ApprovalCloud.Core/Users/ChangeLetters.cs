using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>Chooses the language of the caller's letters, and which come by mail.</summary>
/// <param name="ByMail">Null leaves that as it is: who works here has no choice.</param>
public sealed record ChangeLetters(Caller By, string Language, LetterGroups? ByMail) : IRequest<Result<Done>>;

internal sealed class ChangeLettersValidator : AbstractValidator<ChangeLetters>
{
    public ChangeLettersValidator() => RuleFor(request => request.Language)
        .Must(tag => Enum.GetValues<Language>().Any(language => language.Tag() == tag))
        .WithMessage(_ => Messages.ChooseLanguage.Here());
}

internal sealed class ChangeLettersHandler(UserManager<User> users) : IRequestHandler<ChangeLetters, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChangeLetters request, CancellationToken cancellationToken)
    {
        var user = (await users.FindByIdAsync(request.By.Id.ToString()))!;
        user.Language = request.Language;
        // What the law makes us send cannot be done without, whatever is asked for.
        if (request.ByMail is { } wanted)
            user.NoMailFor = LetterGroupRules.Optional & LetterGroupRules.OfferedTo(request.By).Together() & ~wanted;
        var saved = await users.UpdateAsync(user);
        return saved.Succeeded ? Done.It : new Problem(ProblemKind.Conflict, "Busy", Messages.Changed);
    }
}
