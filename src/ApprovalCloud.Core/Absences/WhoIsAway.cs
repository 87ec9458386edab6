using ApprovalCloud.Core.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Absences;

internal static class WhoIsAway
{
    /// <param name="absences">Those that whoever asks may see.</param>
    public static async Task<IReadOnlyList<Colleague>> Among(this IQueryable<Absence> absences, IReadOnlyList<Colleague> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var away = (await absences.AsNoTracking().Where(one => one.EndedAt == null && one.BeginsAt <= now && one.EndsAt >= now).ToListAsync(cancellationToken))
            .ToLookup(one => one.PersonId);
        return [.. people.Select(one => away[one.Id].FirstOrDefault() is { } absence ? one with { Away = new Away(absence.Until, absence.StandInName) } : one)];
    }
}
