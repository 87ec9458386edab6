using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Delegations;

/// <summary>
/// Lets somebody act for the caller, or for a company that the caller represents. Whether the address belongs to anybody is
/// not told: whoever has it, and the identity that is named, finds the delegation in their account.
/// </summary>
/// <param name="Services">The services it goes for; all, if none is named.</param>
/// <param name="Company">The company's USCC; null for the caller themselves.</param>
public sealed record GiveDelegation(
    Caller By, string Email, string IdentityNumber, Acts May, IReadOnlyList<string> Services, DateOnly? From, DateOnly? Until, string? Company = null)
    : IRequest<Result<Guid>>;

internal sealed class GiveDelegationValidator : AbstractValidator<GiveDelegation>
{
    public GiveDelegationValidator(Workflows workflows, IOptions<DelegationOptions> options, TimeProvider clock)
    {
        RuleFor(request => request.Email).IsEmail();
        RuleFor(request => request.IdentityNumber).Must(number => Identifiers.IsResidentId(number?.Trim().ToUpperInvariant() ?? ""))
            .WithMessage(_ => DelegationMessages.EnterIdentity.Here());
        RuleFor(request => request.May).Must(acts => (acts & ~Acts.FetchSensitive) != Acts.None && (acts & ~All) == Acts.None)
            .WithMessage(_ => DelegationMessages.ChooseActs.Here());
        RuleFor(request => request.May).Must(acts => acts.HasFlag(Acts.Fetch) || !acts.HasFlag(Acts.FetchSensitive))
            .WithMessage(_ => DelegationMessages.FetchFirst.Here());
        RuleFor(request => request.Services).Must(keys => keys.All(key => workflows.Find(key) is not null))
            .WithMessage(_ => DelegationMessages.ChooseServices.Here());
        RuleFor(request => request.Company).Must(code => code is null || Identifiers.IsUscc(code.Trim().ToUpperInvariant()))
            .WithMessage(_ => DelegationMessages.EnterUscc.Here());
        var office = options.Value.Office;
        RuleFor(request => request.From).Must(day => day >= office.DateOf(clock.GetUtcNow()))
            .WithMessage(_ => DelegationMessages.FromTooEarly.Here());
        RuleFor(request => request.Until).Must((request, day) => day >= request.From).WithMessage(_ => DelegationMessages.UntilTooEarly.Here());
        RuleFor(request => request.Until).Must((request, day) => day is not { } last || last <= Last(request, options.Value))
            .WithMessage(request => DelegationMessages.TooLong.With($"{Last(request, options.Value):yyyy-MM-dd}", options.Value.LongestDays).Here());
    }

    private const Acts All = Acts.Prepare | Acts.Send | Acts.Answer | Acts.Fetch | Acts.FetchSensitive;

    private static DateOnly Last(GiveDelegation request, DelegationOptions options) =>
        request.From is { } from && from < DateOnly.MaxValue.AddDays(-options.LongestDays) ? from.AddDays(options.LongestDays - 1) : DateOnly.MaxValue;
}

internal sealed class GiveDelegationHandler(AppDbContext db, Companies companies, IOptions<DelegationOptions> options, TimeProvider clock)
    : IRequestHandler<GiveDelegation, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(GiveDelegation request, CancellationToken cancellationToken)
    {
        // Nobody hands on what was given to them.
        var giver = await db.Users.AsNoTracking().SingleAsync(user => user.Id == request.By.Id, cancellationToken);
        if (request.By.For is not null || giver.IdentityNumber is not { } own)
            return new Problem(ProblemKind.Forbidden, "IdentityNotVerified", DelegationMessages.OwnIdentityNotVerified);
        var number = request.IdentityNumber.Trim().ToUpperInvariant();
        if (number == own)
            return InField.Wrong(nameof(request.IdentityNumber), DelegationMessages.NotYourself);
        if (string.Equals(request.Email.Trim(), giver.Email, StringComparison.OrdinalIgnoreCase))
            return InField.Wrong(nameof(request.Email), DelegationMessages.NotYourself);

        var id = Guid.CreateVersion7();
        Represented? company = null;
        if (request.Company is { } uscc)
        {
            var proven = await companies.Prove(request.By, own, uscc.Trim().ToUpperInvariant(), id, cancellationToken);
            if (!proven.IsOk)
                return proven.Problem;
            company = proven.Value;
        }

        var (at, office) = (clock.Now(), options.Value.Office);
        db.Delegations.Add(new Delegation(id, request.By.Person, request.Email.Trim().ToLowerInvariant(), Parties.IdentityProof(number), at)
        {
            May = request.May, Services = [.. request.Services.Distinct()],
            From = office.InstantOf(request.From!.Value, TimeOnly.MinValue), Until = office.EndOf(request.Until!.Value),
            Company = company?.Uscc, CompanyName = company?.Name, CompanyProof = company?.Proof,
        });
        db.Outbox.Add(DelegationLetters.Owed(id, 0, DelegationLetters.Given, at));
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }
}
