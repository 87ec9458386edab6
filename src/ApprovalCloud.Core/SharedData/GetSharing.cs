using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Which registries could answer a draft's questions, what they answered, and what the applicant gave before.</summary>
public sealed record GetSharing(Caller By, Guid ApplicationId) : IRequest<Result<SharingView>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetSharingHandler(AppDbContext db, Workflows workflows, EarlierAnswers earlier, Parties parties, DelegateLooks looks)
    : IRequestHandler<GetSharing, Result<SharingView>>
{
    public async Task<Result<SharingView>> Handle(GetSharing request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        var service = workflows.Find(application.Service)!;
        var row = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var said = await db.Consents.AsNoTracking().OfScopedRows()
            .Where(consent => consent.ApplicationId == application.Id && consent.PersonId == application.ApplicantId)
            .ToDictionaryAsync(consent => consent.Registry, consent => consent.WithdrawnAt is null, cancellationToken);
        var everSaid = said.Count > 0;
        var asked = service.Questions.Where(question => question.AskedBecause is null).Select(question => question.Fact).ToHashSet();
        var registries = LookupChoice.Serving(service, workflows).GroupBy(serving => serving.Registry, serving => serving.Lookup)
            .Select(registry => new RegistryView(
                registry.Key,
                [.. registry.SelectMany(lookup => lookup.Facts.Keys).Where(asked.Contains).Distinct()],
                said.TryGetValue(registry.Key.Key, out var may) ? may : everSaid ? false : null,
                registry.Where(lookup => row.Lookups.ContainsKey(LookupChoice.KeyOf(registry.Key, lookup)))
                    .ToDictionary(lookup => lookup.Key, lookup => row.Lookups[LookupChoice.KeyOf(registry.Key, lookup)]),
                row.Sources.Where(source => source.Value.Kind == SourceKind.Registry && source.Value.From == registry.Key.Key).ToDictionary()));
        var verified = await db.Users.AsNoTracking().AnyAsync(user => user.Id == application.ApplicantId && user.IdentityNumber != null, cancellationToken);
        var given = await earlier.Of(request.By, service, row.Answers, cancellationToken);
        await looks.Write(request.By, application.Id, row.Sources.Keys.Union(given.Select(answer => answer.Fact)), cancellationToken);
        return new SharingView(
            service, verified, [.. registries.OrderBy(registry => registry.Registry.Basis).ThenBy(registry => registry.Registry.Line)],
            given,
            await parties.Of(application, service, AnswerSheet.Read(service, workflows.Vocabulary, row.Answers).Facts, cancellationToken));
    }
}
