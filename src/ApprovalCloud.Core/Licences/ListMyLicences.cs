using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>The citizen's own licences, the newest first.</summary>
public sealed record ListMyLicences(Caller By) : IRequest<Result<IReadOnlyList<MyLicence>>>
{
    public const int Most = 500;
}

/// <param name="Holder">Whom it is about, where that is not the applicant: the value of a fact.</param>
public sealed record MyLicence(
    string Number, string Type, string Department, string? Holder, DateTimeOffset IssuedAt, DateTimeOffset? ValidUntil, bool IsValid,
    DateTimeOffset? RevokedAt, string? RevokedBecause, Guid ApplicationId, string ApplicationNumber, string Service)
{
    /// <summary>The number of the licence that it renews.</summary>
    public string? Renews { get; init; }

    /// <summary>The last second of the licence that it renews: it is in force from then on.</summary>
    public DateTimeOffset? Follows { get; init; }

    /// <summary>How it can be renewed; null if it cannot.</summary>
    public RenewalOffer? Renewal { get; init; }
}

/// <param name="Service">The service that renews it.</param>
/// <param name="ApplyBy">The last day to apply in time: from then on, silence renews nothing.</param>
/// <param name="State">What has become of it already; null if nothing has been applied for.</param>
public sealed record RenewalOffer(string Service, DateOnly? ApplyBy, bool IsLate, RenewalState? State)
{
    /// <summary>The calendar up to its expiry is not published yet.</summary>
    public bool IsProvisional { get; init; }
}

internal sealed class ListMyLicencesHandler(AppDbContext db, Workflows workflows, Renewals renewals, TimeProvider clock)
    : IRequestHandler<ListMyLicences, Result<IReadOnlyList<MyLicence>>>
{
    public async Task<Result<IReadOnlyList<MyLicence>>> Handle(ListMyLicences request, CancellationToken cancellationToken)
    {
        var rows = await db.Licences.AsNoTracking().OwnedBy(request.By)
            .OrderByDescending(licence => licence.IssuedAt).ThenBy(licence => licence.Number)
            .Join(db.Applications.OwnedBy(request.By), licence => licence.ApplicationId, application => application.Id,
                (licence, application) => new { Licence = licence, application.Number, application.Service, application.Renews })
            .Take(ListMyLicences.Most).ToListAsync(cancellationToken);
        var now = clock.Now();
        var states = await renewals.Of(request.By, cancellationToken);
        var ends = rows.ToDictionary(row => row.Licence.Number, row => row.Licence.ValidUntil);
        return Result<IReadOnlyList<MyLicence>>.Ok([.. rows.Select(row => new MyLicence(
            row.Licence.Number, row.Licence.Type, row.Licence.Department,
            row.Licence.Holder == row.Licence.HolderId.ToString() ? null : row.Licence.Holder,
            row.Licence.IssuedAt, row.Licence.ValidUntil, row.Licence.IsValid(now), row.Licence.RevokedAt, row.Licence.RevokedBecause,
            row.Licence.ApplicationId, row.Number!, row.Service)
        {
            Renews = row.Renews,
            Follows = row.Renews is null ? null : ends.GetValueOrDefault(row.Renews),
            Renewal = Offer(row.Licence, states, now),
        })]);
    }

    private RenewalOffer? Offer(Licence licence, IReadOnlyDictionary<string, RenewalState> states, DateTimeOffset now)
    {
        if (licence.ValidUntil is null || !licence.IsValid(now) || workflows.Current.FirstOrDefault(service => service.Renews == licence.Type) is not { } service)
            return null;
        var by = RenewalTerm.ApplyBy(licence, workflows, service);
        return new RenewalOffer(service.Key, by, by < OfficeTime.Of(service.Law).DateOf(now), states.GetValueOrDefault(licence.Number))
        {
            IsProvisional = by is { } day && !workflows.CalendarOf(service).IsPublished(day, OfficeTime.Of(service.Law).DateOf(licence.ValidUntil.Value)),
        };
    }
}
