using ApprovalCloud.Core.Data;
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

    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(StartDraft)} {Service}{(Renews is null ? "" : $" {Renews}")}";
}

internal sealed class StartDraftHandler(AppDbContext db, Workflows workflows, Idempotency idempotency, Renewals renewals, TimeProvider clock)
    : IRequestHandler<StartDraft, Result<Guid>>
{
    public Task<Result<Guid>> Handle(StartDraft request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Start(request, cancellationToken), cancellationToken));

    private async Task<Result<Guid>> Start(StartDraft request, CancellationToken cancellationToken)
    {
        if (workflows.Find(request.Service) is not { } service)
            return Problem.NotFound(Messages.ServiceNotFound);
        var sheet = AnswerSheet.Read(service, workflows.Vocabulary, request.Answers);
        if (sheet.Problems.Count > 0)
            return Problem.Invalid(sheet.Problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() }));

        var (licence, problem) = await renewals.Find(request.By, service, request.Renews, cancellationToken);
        if (problem is not null)
            return problem;

        var application = new Application(Guid.CreateVersion7(), service.Key, service.Version, request.By.Person, clock.Now());
        var facts = new ApplicationFacts(application.Id);
        facts.Replace(request.Answers);
        if (licence is not null)
            await renewals.Begin(application, facts, service, licence, cancellationToken);
        db.Add(application);
        db.Add(facts);
        idempotency.Remember(request, application.Id);
        await db.SaveChangesAsync(cancellationToken);
        return application.Id;
    }
}
