using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ApprovalCloud.Core.Services;

/// <summary>
/// Reads and checks the folder as it is now, for its designer: what is running was read at the start and may be older.
/// </summary>
public sealed record CheckWorkflows : IRequest<Result<CheckedWorkflows>>;

/// <param name="Findings">Of the checker, and of versions that were changed after publishing.</param>
/// <param name="Published">When each published version was published.</param>
public sealed record CheckedWorkflows(
    Workflows Workflows, IReadOnlyList<Finding> Findings,
    IReadOnlyDictionary<(string Service, int Version), DateTimeOffset> Published, IReadOnlyList<WorkflowFile> Files)
{
    /// <summary>Examples are run only where the checker finds nothing else.</summary>
    public bool ExamplesWereRun => Findings.All(finding =>
        finding.Rule is FindingRule.ExampleFails or FindingRule.PublishedVersionChanged);

    public bool Holds(ServiceExample example) => ExamplesWereRun && Failures(example).Count == 0;

    /// <summary>Where an example does not come out as its author expects.</summary>
    public IReadOnlyList<Finding> Failures(ServiceExample example) => [.. Findings.Where(finding =>
        finding.Rule == FindingRule.ExampleFails && finding.File == example.File && finding.Line == example.Line)];

    public IReadOnlyList<ServiceExample> ExamplesOf(ServiceDefinition service) => [.. Workflows.Examples.Where(example =>
        example.Service == service.Key && example.Version == service.Version)];

    /// <summary>What was found in a service's file, and in that of its examples.</summary>
    public IReadOnlyList<Finding> FindingsOf(ServiceDefinition service) => [.. Findings.Where(finding =>
        finding.File == service.File || finding.File == Path.ChangeExtension(service.File, ".examples.yaml"))];

    public string SourceOf(ServiceDefinition service) => PublishServices.ContentOf(service, Files);
}

internal sealed class CheckWorkflowsHandler(AppDbContext db, IConfiguration configuration)
    : IRequestHandler<CheckWorkflows, Result<CheckedWorkflows>>
{
    public async Task<Result<CheckedWorkflows>> Handle(CheckWorkflows request, CancellationToken cancellationToken)
    {
        var files = WorkflowFolder.Files(WorkflowFolder.Find(configuration["Workflows:Folder"], AppContext.BaseDirectory));
        var (workflows, findings) = WorkflowsReader.ReadAndCheck(files);
        var published = await db.PublishedServices.AsNoTracking().ToDictionaryAsync(
            service => (service.Key, service.Version), cancellationToken);
        var changed = workflows.Services
            .Where(service => published.ContainsKey((service.Key, service.Version)))
            .Select(service => (Service: service, Before: published[(service.Key, service.Version)], Now: PublishServices.ContentOf(service, files)))
            .Where(version => version.Before.Content != version.Now)
            .Select(version => PublishServices.Changed(version.Service, version.Before, version.Now, workflows));
        return new CheckedWorkflows(
            workflows, [.. findings, .. changed], published.ToDictionary(one => one.Key, one => one.Value.PublishedAt), files);
    }
}
