using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Absences;

/// <summary>When the clerk is away, now or later, and who of the department is away now.</summary>
public sealed record ListAbsences(Caller By) : IRequest<Result<AbsenceList>>;

/// <param name="Mine">By their first day.</param>
/// <param name="Colleagues">Who is away now.</param>
public sealed record AbsenceList(IReadOnlyList<AbsenceView> Mine, IReadOnlyList<AbsenceView> Colleagues);

public sealed record AbsenceView(Guid Id, string Person, Guid StandInId, string StandIn, DateOnly From, DateOnly Until, bool HasBegun, bool IsHandedOver, int Version)
{
    internal static AbsenceView Of(Absence absence, DateTimeOffset at) => new(
        absence.Id, absence.PersonName, absence.StandInId, absence.StandInName, absence.From, absence.Until, absence.HasBegun(at),
        absence.HandedOverAt is not null, absence.Version);
}

internal sealed class ListAbsencesHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ListAbsences, Result<AbsenceList>>
{
    public async Task<Result<AbsenceList>> Handle(ListAbsences request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var standing = await db.Absences.AsNoTracking().OfDepartmentOf(request.By).Where(one => one.EndedAt == null && one.EndsAt >= now)
            .OrderBy(one => one.BeginsAt).ThenBy(one => one.PersonName).ToListAsync(cancellationToken);
        return new AbsenceList(
            [.. standing.Where(one => one.PersonId == request.By.Id).Select(one => AbsenceView.Of(one, now))],
            [.. standing.Where(one => one.PersonId != request.By.Id && one.HasBegun(now)).Select(one => AbsenceView.Of(one, now))]);
    }
}
