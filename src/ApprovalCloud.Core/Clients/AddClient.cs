using System.Buffers.Text;
using System.Security.Cryptography;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Clients;

/// <summary>Lets a program of a department in.</summary>
/// <param name="Scope">By <see cref="Clients.Scope"/>: what it may.</param>
/// <returns>Its id and its secret, which is told only now.</returns>
public sealed record AddClient(string Name, string Department, string Scope) : IRequest<Result<NewClient>>;

public sealed record NewClient(Guid Id, string Secret);

internal sealed class AddClientValidator : AbstractValidator<AddClient>
{
    public AddClientValidator(Workflows workflows)
    {
        RuleFor(request => request.Name).Must(name => name.Trim().Length is > 0 and <= 100).WithMessage(_ => Messages.EnterName.Here());
        RuleFor(request => request.Department).Must(workflows.Departments.ContainsKey)
            .WithMessage(_ => $"A client belongs to a department: one of {string.Join(", ", workflows.Departments.Keys.Order(StringComparer.Ordinal))}.");
        RuleFor(request => request.Scope).Must(scope => Clients.Scope.Parse(scope) is not null)
            .WithMessage(_ => $"A scope is made of {Clients.Scope.Of(Engine.Running.StepRoles.All)}.");
    }
}

internal sealed class AddClientHandler(AppDbContext db, SecurityLog log, TimeProvider clock) : IRequestHandler<AddClient, Result<NewClient>>
{
    public async Task<Result<NewClient>> Handle(AddClient request, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var person = User.Program(request.Name.Trim());
        var client = new Client
        {
            PersonId = person.Id, Name = person.DisplayName, Department = request.Department, May = Clients.Scope.Parse(request.Scope)!.Value,
            SecretHash = CheckClientHandler.Hash(secret), CreatedAt = clock.GetUtcNow(),
        };
        db.AddRange(person, client);
        await db.SaveChangesAsync(cancellationToken);
        log.AccountChanged(person.Id, "a program let in");
        return new NewClient(client.Id, secret);
    }
}
