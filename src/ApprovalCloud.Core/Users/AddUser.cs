using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Users;

/// <summary>Makes an account. Citizens make their own; for everybody else an operator does, with a role.</summary>
/// <param name="Password">Null where its owner chooses one by a link: <see cref="PasswordLinks"/>.</param>
public sealed record AddUser(string Email, string Name, string? Password, string? Role = null) : IRequest<Result<Guid>>
{
    public string? Department { get; init; }
    public StepRoles StepRoles { get; init; }
    public string Language { get; init; } = "en";

    /// <summary>The department at whose counter an assistant works.</summary>
    public string? CounterOf { get; init; }

    /// <summary>What a clerk does without at first: a letter for each task is too many where there are many of both.</summary>
    public LetterGroups NoMailFor { get; init; } = LetterGroups.Tasks;

    /// <summary>That the address is theirs was proven otherwise than by a link in a letter.</summary>
    public bool IsEmailProven { get; init; }

    /// <summary>A resident identity number that was verified: at a counter, or by an identity provider.</summary>
    public string? IdentityNumber { get; init; }
}

internal sealed class AddUserValidator : AbstractValidator<AddUser>
{
    public AddUserValidator(Workflows workflows)
    {
        RuleFor(request => request.Email).IsEmail();
        RuleFor(request => request.Name).Must(name => name.Trim().Length is > 0 and <= 100).WithMessage(_ => Messages.EnterName.Here());
        RuleFor(request => request.Password).Must(password => password is not "").WithMessage(_ => Messages.EnterPassword.Here());
        RuleFor(request => request.Role).Must(role => role is null || Users.Role.All.Contains(role))
            .WithMessage($"A role is one of {string.Join(", ", Users.Role.All)}.");
        RuleFor(request => request.Department)
            .Must(department => department is not null && workflows.Departments.ContainsKey(department))
            .When(request => request.Role == Users.Role.Clerk)
            .WithMessage(_ => $"A clerk has a department: one of {string.Join(", ", workflows.Departments.Keys.Order(StringComparer.Ordinal))}.");
        RuleFor(request => request.IdentityNumber).Must(number => number is null || Identifiers.IsResidentId(number))
            .WithMessage("This is not a resident identity number (18 characters, GB 11643).");
        RuleFor(request => request.CounterOf)
            .Must(counter => counter is not null && workflows.Departments.ContainsKey(counter))
            .When(request => request.Role == Users.Role.Assistant)
            .WithMessage(_ => $"An assistant works at the counter of a department: one of {string.Join(", ", workflows.Departments.Keys.Order(StringComparer.Ordinal))}.");
        RuleFor(request => request.CounterOf).Null().When(request => request.Role != Users.Role.Assistant)
            .WithMessage("Only an assistant works at a counter.");
        RuleFor(request => request.Department).Null().When(request => request.Role != Users.Role.Clerk)
            .WithMessage("Only a clerk has a department.");
    }
}

internal sealed class AddUserHandler(UserManager<User> users, EncryptionKeys keys, SecurityLog log) : IRequestHandler<AddUser, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddUser request, CancellationToken cancellationToken)
    {
        var known = request.IdentityNumber is { } number
            ? await users.Users.WithIdentity(keys, number).SingleOrDefaultAsync(cancellationToken)
            : null;
        if (known is { Email: not null })
        {
            return Problem.Invalid(new Dictionary<string, string[]>
            {
                [nameof(request.IdentityNumber)] = ["Somebody has an account with this identity number already."],
            });
        }

        // Whoever was helped at a counter before finds in their account what was filed for them there.
        var user = known ?? new User { IdentityNumber = request.IdentityNumber };
        (user.UserName, user.Email, user.DisplayName, user.Language) = (request.Email, request.Email, request.Name.Trim(), request.Language);
        (user.Department, user.CounterOf, user.EmailConfirmed) = (request.Department, request.CounterOf, request.IsEmailProven);
        (user.StepRoles, user.NoMailFor) = request.Role == Role.Clerk ? (request.StepRoles, request.NoMailFor) : (StepRoles.None, LetterGroups.None);
        var made = request.Password is { } password
            ? known is null ? await users.CreateAsync(user, password) : await users.AddPasswordAsync(user, password)
            : known is null ? await users.CreateAsync(user) : await users.UpdateAsync(user);
        if (made.Succeeded && request.Role is { } role)
            made = await users.AddToRoleAsync(user, role);
        if (!made.Succeeded)
            return Problem.Invalid(Errors(made));
        log.AccountChanged(user.Id, "made");
        return user.Id;
    }

    private static Dictionary<string, string[]> Errors(IdentityResult result) => result.Errors
        .GroupBy(error => error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(AddUser.Password) : nameof(AddUser.Email))
        .ToDictionary(field => field.Key, field => field.Select(error => error.Description).Distinct().ToArray());
}
