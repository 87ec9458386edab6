using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Seals;

/// <summary>The seals of days, for everybody: the latest first, those before a day.</summary>
public sealed record ListSeals(DateOnly? Before = null, int Take = 31) : IRequest<Result<IReadOnlyList<SealView>>>;

internal sealed class ListSealsHandler(AppDbContext db) : IRequestHandler<ListSeals, Result<IReadOnlyList<SealView>>>
{
    private const int Most = 366;

    public async Task<Result<IReadOnlyList<SealView>>> Handle(ListSeals request, CancellationToken cancellationToken)
    {
        var before = request.Before ?? DateOnly.MaxValue;
        var seals = await db.DaySeals.AsNoTracking().Where(seal => seal.Day < before).OrderByDescending(seal => seal.Day)
            .Take(Math.Clamp(request.Take, 1, Most)).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<SealView>>.Ok([.. seals.Select(SealView.Of)]);
    }
}
