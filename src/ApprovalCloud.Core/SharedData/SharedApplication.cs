using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>An application with all that decides what registries may be asked for it; to be changed and saved.</summary>
internal sealed class SharedApplication
{
    private readonly Workflows workflows;
    private readonly IReadOnlySet<(string Registry, Guid Person)> allowed;

    private SharedApplication(
        Workflows workflows, Application application, ServiceDefinition service, ApplicationFacts row, Participants people,
        IReadOnlySet<(string Registry, Guid Person)> allowed)
    {
        (this.workflows, this.allowed) = (workflows, allowed);
        (Application, Service, Row, People) = (application, service, row, people);
    }

    public Application Application { get; }
    public ServiceDefinition Service { get; }
    public ApplicationFacts Row { get; }
    public Participants People { get; }

    public IReadOnlyList<UsableLookup> Usable =>
        [.. LookupChoice.Usable(Service, workflows, Known(workflows, Application, Service, Row), People, allowed)];

    /// <summary>Whether facts about this person may be taken from a registry: they take part, and the registry may be asked about them.</summary>
    public bool MayConcern(string registry, string? identityNumber) =>
        People.WithIdentity(identityNumber) is { } person && allowed.Contains((registry, person.Id));

    public static async Task<SharedApplication> Load(AppDbContext db, Workflows workflows, Guid id, CancellationToken cancellationToken)
    {
        var application = await db.Applications.ForThePlatform().SingleAsync(application => application.Id == id, cancellationToken);
        var service = application.IsDraft
            ? workflows.Find(application.Service)!
            : workflows.Find(application.Service, application.ServiceVersion)!;
        var row = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == id, cancellationToken);
        var people = await Participants.Of(db, application, service, Known(workflows, application, service, row), cancellationToken);
        var consents = await db.Consents.AsNoTracking().OfScopedRows()
            .Where(consent => consent.ApplicationId == id && consent.WithdrawnAt == null).ToListAsync(cancellationToken);
        return new SharedApplication(
            workflows, application, service, row, people, consents.Select(consent => (consent.Registry, consent.PersonId)).ToHashSet());
    }

    /// <summary>What came from a registry that may not be asked any more, or about something else, goes; and what hung on it.</summary>
    public bool DropStale()
    {
        for (var dropped = false; ; dropped = true)
        {
            var before = Row.Sources.Count;
            if (before == 0)
                return dropped;
            Row.DropStale(Usable);
            if (Row.Sources.Count == before)
                return dropped;
        }
    }

    // What a question that does not apply once brought is not looked up with.
    private static Facts Known(Workflows workflows, Application application, ServiceDefinition service, ApplicationFacts row)
    {
        var facts = AnswerSheet.Typed(service, workflows.Vocabulary, row.Answers, application.IsDraft ? row.FromElsewhere() : row.Answers).Facts;
        return facts.Only(fact => service.Asks(fact, facts));
    }
}
