using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// Fills in what the state already holds. Registries that share by law are asked and the applicant is told; the others
/// only with the applicant's consent, for this application.
/// </summary>
/// <param name="Consent">The registries that may be asked; null leaves what was said before and asks what is new.</param>
public sealed record Prefill(Caller By, Guid ApplicationId, IReadOnlyCollection<string>? Consent) : IRequest<Result<Prefilled>>, IActsFor
{
    public Acts Act => Acts.Fetch;

    /// <summary>Called with each answer as soon as it is saved.</summary>
    public Func<Fetched, Task>? Told { get; init; }
}

/// <param name="Facts">All facts of the draft that come from a registry, with their source.</param>
public sealed record Prefilled(IReadOnlyDictionary<string, FactSource> Facts, IReadOnlyList<Fetched> Fetched);

internal sealed class PrefillHandler(AppDbContext db, Workflows workflows, Consents consents, Fetching fetching, DelegateLooks looks)
    : IRequestHandler<Prefill, Result<Prefilled>>
{
    public async Task<Result<Prefilled>> Handle(Prefill request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        if (request.Consent is { } consent)
        {
            var service = workflows.Find(application.Service)!;
            var serving = LookupChoice.Serving(service, workflows).Select(lookup => lookup.Registry).Distinct().ToList();
            if (consent.FirstOrDefault(key => !workflows.Registries.ContainsKey(key)) is { } unknown)
            {
                return Problem.Invalid(new Dictionary<string, string[]>
                {
                    ["consent"] = [SharingMessages.RegistryUnknown.With(unknown, string.Join(", ", serving.Select(registry => registry.Key))).Here()],
                });
            }

            await consents.Say(application.Id, application.ApplicantId, serving, consent, cancellationToken);
        }

        var mode = request.Consent is null ? FetchMode.New : FetchMode.TryAgain;
        var fetched = await fetching.Run(application.Id, mode, request.Told, cancellationToken, request.By.MaySeeSensitive);
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        await looks.Write(request.By, application.Id, facts.Sources.Keys, cancellationToken);
        return new Prefilled(
            facts.Sources.Where(source => source.Value.Kind == SourceKind.Registry).ToDictionary(source => source.Key, source => source.Value), fetched);
    }
}
