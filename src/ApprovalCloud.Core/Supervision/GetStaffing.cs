using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Who has how much in hand that they can decide, and what nobody has taken up.</summary>
public sealed record GetStaffing(Caller By, string? Department = null) : IRequest<Result<IReadOnlyList<StaffingRow>>>;

/// <param name="Person">Null for what nobody has claimed.</param>
public sealed record StaffingRow(string Department, Guid? Person, string? Name, int Open, int Late, int Soon);

internal sealed class GetStaffingHandler([MayLag] ReadFigures figures, [MayLag] AppDbContext db, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetStaffing, Result<IReadOnlyList<StaffingRow>>>
{
    private static readonly FigureKind[] Kinds = [FigureKind.ToDecide];

    public async Task<Result<IReadOnlyList<StaffingRow>>> Handle(GetStaffing request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor)
            return Result<IReadOnlyList<StaffingRow>>.Ok([]);
        var department = request.Department;
        var counts = await figures.Run(Kinds, key => department == null || key.Department == department, cancellationToken);
        var people = counts.Keys.Where(key => key.Subject.Length > 0).Select(key => Guid.ParseExact(key.Subject, "N")).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var today = workflows.TodayAt(null, clock).DayNumber;
        return Result<IReadOnlyList<StaffingRow>>.Ok([.. counts
            .Select(one => Row(one.Key, one.Value, names, today))
            .OrderBy(row => row.Department, StringComparer.Ordinal).ThenByDescending(row => row.Open)]);
    }

    private static StaffingRow Row(FigureKey key, Histogram due, Dictionary<Guid, string> names, int today)
    {
        Guid? person = key.Subject.Length == 0 ? null : Guid.ParseExact(key.Subject, "N");
        return new StaffingRow(
            key.Department, person, person is { } id ? names.GetValueOrDefault(id) : null, due.Cases, due.Below(today), due.Below(today + 3) - due.Below(today));
    }
}
