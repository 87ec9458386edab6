using System.Collections.Frozen;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Services;

/// <summary>
/// The versions that are published: these are offered. A node knows a new version by its file, and can go on with what others begin under it,
/// before any node offers it: files come to one node after the other, and publishing offers it on all.
/// </summary>
public sealed class OfferedServices
{
    private volatile FrozenSet<(string Key, int Version)> published = [];

    /// <summary>Where nothing was ever published, everything that is there is offered.</summary>
    public bool Include(ServiceDefinition service) => published is not { Count: > 0 } some || some.Contains((service.Key, service.Version));

    /// <summary>Published versions that are newer than any that is known here.</summary>
    public IEnumerable<(string Key, int Version)> UnknownTo(Workflows workflows) => published
        .Where(one => workflows.Services.Where(service => service.Key == one.Key).Select(service => service.Version).DefaultIfEmpty(int.MaxValue).Max() < one.Version);

    public async Task Look(AppDbContext db, CancellationToken cancellationToken) => published =
        (await db.PublishedServices.AsNoTracking().Select(service => new { service.Key, service.Version }).ToListAsync(cancellationToken))
        .Select(service => (service.Key, service.Version)).ToFrozenSet();
}
