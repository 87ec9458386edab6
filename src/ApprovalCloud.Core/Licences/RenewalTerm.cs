using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>
/// What the expiry of a licence means for its renewal: it is decided on before, and silence until then renews it, if it was
/// applied for in time (行政许可法 art. 50).
/// </summary>
/// <param name="LastDay">The last day on which the licence is valid.</param>
/// <param name="SilentAt">When silence renews it; null if it does not.</param>
public sealed record RenewalTerm(DateOnly LastDay, DateTimeOffset? SilentAt, Text Article)
{
    public static async Task<RenewalTerm?> Of(AppDbContext db, Workflows workflows, OpenCase open, CancellationToken cancellationToken)
    {
        var (application, service) = (open.Application, open.Service);
        if (application.Renews is null
            || await db.Licences.AsNoTracking().OfScopedRows().SingleOrDefaultAsync(one => one.Number == application.Renews, cancellationToken)
                is not { ValidUntil: { } until } licence)
            return null;
        var office = OfficeTime.Of(service.Law);
        // The duty to decide before the expiry presupposes an application in time; whoever comes later gets a decision
        // within the ordinary limit, and no decision is a breach, as everywhere.
        var isTimely = application.SubmittedAt is { } submitted && ApplyBy(licence, workflows, service) is { } by && office.DateOf(submitted) <= by;
        return new RenewalTerm(
            office.DateOf(until), isTimely && licence.RevokedAt is null ? until : null,
            service.Steps.First(step => step.Renews is not null).LegalBasis);
    }

    /// <summary>The last day to apply in time; null for what does not expire, or names no such time.</summary>
    public static DateOnly? ApplyBy(Licence licence, Workflows workflows, ServiceDefinition service) =>
        licence.ValidUntil is { } until && workflows.Licences.GetValueOrDefault(licence.Type)?.RenewBefore is { } before
            ? workflows.CalendarOf(service).Retreat(OfficeTime.Of(service.Law).DateOf(until), before)
            : null;

    /// <summary>Clocks that begin end with the licence at the latest.</summary>
    public IEnumerable<ClockEvent> Cap(IEnumerable<ClockEvent> events) => events.SelectMany(happened => happened.Change == ClockChange.Received
        ? [happened, new ClockEvent(happened.Clock, ClockChange.Capped, LastDay, ClockRule.ExpiryOfRenewed, Article)]
        : new[] { happened });
}
