using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Counter;

/// <summary>Somebody stands at the counter with their identity card. Nothing of theirs is open before they say yes.</summary>
public sealed record OpenCounter(Caller By, string IdentityNumber, string Name) : IRequest<Result<Guid>>;

internal sealed class OpenCounterValidator : AbstractValidator<OpenCounter>
{
    public OpenCounterValidator()
    {
        RuleFor(request => request.IdentityNumber).Must(number => Identifiers.IsResidentId(number?.Trim().ToUpperInvariant() ?? ""))
            .WithMessage(_ => CounterMessages.EnterIdentity.Here());
        RuleFor(request => request.Name).Must(name => name?.Trim().Length is > 0 and <= 100).WithMessage(_ => CounterMessages.EnterName.Here());
    }
}

internal sealed class OpenCounterHandler(AppDbContext db, EncryptionKeys keys, TimeProvider clock) : IRequestHandler<OpenCounter, Result<Guid>>
{
    public Task<Result<Guid>> Handle(OpenCounter request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Guid>(async () =>
    {
        var (number, name, at) = (request.IdentityNumber.Trim().ToUpperInvariant(), request.Name.Trim(), clock.Now());
        if (await db.CounterSessions.WorkedBy(request.By).AnyAsync(session => session.EndedAt == null && session.ExpiresAt > at, cancellationToken))
            return new Problem(ProblemKind.Conflict, "OneAtATime", CounterMessages.OneAtATime);
        var person = await db.Users.WithIdentity(keys, number).SingleOrDefaultAsync(cancellationToken);
        if (person is not null && person.DisplayName != name)
            return InField.Wrong(nameof(request.Name), CounterMessages.AnotherName);
        if (person?.Id == request.By.Id)
            return InField.Wrong(nameof(request.IdentityNumber), CounterMessages.NotOneself);
        if (person is null)
        {
            person = User.WithoutAccount(name, number);
            db.Users.Add(person);
        }

        var opened = new CounterSession(
            Guid.CreateVersion7(), request.By.Person, request.By.CounterOf!, new Person(person.Id, person.DisplayName), person.Email is not null, at);
        db.CounterSessions.Add(opened);
        await db.SaveChangesAsync(cancellationToken);
        return opened.Id;
    });
}
