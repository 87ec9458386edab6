using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Web.Pages.Design;

public sealed class IndexModel(IMediator mediator, Workflows running) : DesignPage(mediator)
{
    /// <summary>Every version in the folder, and those running whose file cannot be read now.</summary>
    public IEnumerable<ServiceDefinition> Services => Workflows.Services
        .UnionBy(running.Services, Key)
        .OrderBy(service => service.Title.Here(), StringComparer.CurrentCulture).ThenByDescending(service => service.Version);

    public bool IsInFolder(ServiceDefinition service) => Workflows.Find(service.Key, service.Version) is not null;

    public bool IsRunning(ServiceDefinition service) => running.Find(service.Key, service.Version) is not null;

    public DateTimeOffset? PublishedAt(ServiceDefinition service) =>
        Checked.Published.TryGetValue(Key(service), out var at) ? at : null;

    /// <summary>How many worked examples come out as expected; none while they are not run.</summary>
    public int? Holding(ServiceDefinition service) =>
        Checked.ExamplesWereRun ? Checked.ExamplesOf(service).Count(Checked.Holds) : null;

    private static (string Service, int Version) Key(ServiceDefinition service) => (service.Key, service.Version);
}
