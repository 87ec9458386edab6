using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Core.Applications;

/// <summary>Begins an application. What is wrong with the answers is reported, and nothing is begun.</summary>
public sealed record StartDraft(Caller By, string Service, IReadOnlyDictionary<string, string> Answers)
    : IRequest<Result<Guid>>, IRepeatable
{
    /// <summary>The number of the applicant's own licence that it is to renew.</summary>
    public string? Renews { get; init; }

    /// <summary>The delegation under which the caller begins it for another; null for themselves.</summary>
    public Guid? Under { get; init; }

    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(StartDraft)} {Service}{(Renews is null ? "" : $" {Renews}")}{(Under is null ? "" : $" {Under}")}";
}

internal sealed class StartDraftHandler(AppDbContext db, Workflows workflows, Idempotency idempotency, Renewals renewals, FindActing acting, TimeProvider clock)
    : IRequestHandler<StartDraft, Result<Guid>>
{
    public Task<Result<Guid>> Handle(StartDraft request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Start(request, cancellationToken), cancellationToken));

    private async Task<Result<Guid>> Start(StartDraft request, CancellationToken cancellationToken)
    {
        if (workflows.Find(request.Service) is not { } service)
            return Problem.NotFound(Messages.ServiceNotFound);
        var (by, answers) = (request.By, request.Answers);
        if (request.Under is { } under)
        {
            var allowed = await Allowed(request.By, under, service, cancellationToken);
            if (!allowed.IsOk)
                return allowed.Problem;
            by = by with { For = allowed.Value };
            if (allowed.Value.Company is { } company)
                answers = new Dictionary<string, string>(answers) { [Companies.Uscc] = company };
        }

        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, answers);
        if (sheet.Problems.Count > 0)
            return Problem.Invalid(sheet.Problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() }));

        var (licence, problem) = await renewals.Find(by.Principal, service, request.Renews, cancellationToken);
        if (problem is not null)
            return problem;

        var application = new Application(Guid.CreateVersion7(), service.Key, service.Version, by.Principal.Person, clock.Now()) { Company = by.For?.Company };
        var facts = new ApplicationFacts(application.Id);
        facts.Replace(answers);
        if (licence is not null)
            await renewals.Begin(application, facts, service, licence, cancellationToken);
        db.Add(application);
        db.Add(facts);
        idempotency.Remember(request, application.Id);
        await db.SaveChangesAsync(cancellationToken);
        return application.Id;
    }

    private async Task<Result<ActingFor>> Allowed(Caller by, Guid delegation, ServiceDefinition service, CancellationToken cancellationToken)
    {
        if (await acting.Under(by.Id, delegation, cancellationToken) is not { } found)
            return Problem.NotFound(DelegationMessages.NotFound);
        if (!found.IsForService(service.Key))
            return new Problem(ProblemKind.Forbidden, "NotDelegated", DelegationMessages.NotForService.With(found.Principal.Name));
        if (!found.May.HasFlag(Acts.Prepare))
            return new Problem(ProblemKind.Forbidden, "NotDelegated", DelegationMessages.NotDelegated.With(found.Principal.Name, DelegationMessages.Of(Acts.Prepare)));
        return found.Company is not null && service.Questions.All(question => question.Fact != Companies.Uscc)
            ? new Problem(ProblemKind.Forbidden, "NotAboutCompanies", DelegationMessages.NotAboutCompanies)
            : found;
    }
}
