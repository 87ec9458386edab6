using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Services;

/// <summary>Publishes service versions that are new. A published version never changes: an edited one is a finding.</summary>
public sealed class PublishServices(AppDbContext db, OfferedServices offered, TimeProvider clock)
{
    public async Task<IReadOnlyList<Finding>> Publish(
        Workflows workflows, IReadOnlyCollection<WorkflowFile> files, CancellationToken cancellationToken)
    {
        var published = await db.PublishedServices.ToDictionaryAsync(service => (service.Key, service.Version), cancellationToken);
        var findings = new List<Finding>();
        foreach (var service in workflows.Services)
        {
            var content = ContentOf(service, files);
            if (!published.TryGetValue((service.Key, service.Version), out var before))
                db.PublishedServices.Add(new PublishedService(service.Key, service.Version, content, clock.Now()));
            else if (before.Content != content)
                findings.Add(Changed(service, before, content, workflows));
        }

        await db.SaveChangesAsync(cancellationToken);
        await offered.Look(db, cancellationToken);
        return findings;
    }

    /// <summary>What a service's file says, the same on every machine.</summary>
    internal static string ContentOf(ServiceDefinition service, IEnumerable<WorkflowFile> files) =>
        files.Single(file => file.Path == service.File).Content.ReplaceLineEndings("\n");

    internal static Finding Changed(ServiceDefinition service, PublishedService before, string content, Workflows workflows)
    {
        var line = 1 + before.Content.Split('\n').Zip(content.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
        return Finding.Of(
            FindingRule.PublishedVersionChanged, service.File, line, service.Key, service.Version,
            before.PublishedAt.ToString("yyyy-MM-dd"), workflows.Find(service.Key)!.Version + 1);
    }
}
