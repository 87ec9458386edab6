using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What there is at this moment, for whoever keeps the platform running: figures that are kept, and what waits to be sent.</summary>
public sealed class TakeStock(AppDbContext db, ReadFigures figures, Workflows workflows, TimeProvider clock)
{
    private static readonly FigureKind[] Kinds = [FigureKind.CasesRunning, FigureKind.CasesStanding];

    public async Task<Stock> Run(CancellationToken cancellationToken)
    {
        var unsent = await db.Outbox.ForThePlatform().Where(message => message.SentAt == null)
            .GroupBy(_ => 1, (_, waiting) => new { Count = waiting.Count(), Oldest = waiting.Min(message => message.CreatedAt) })
            .FirstOrDefaultAsync(cancellationToken);
        var cases = await figures.Run(Kinds, _ => true, cancellationToken);
        return new Stock(
            unsent?.Count ?? 0,
            unsent is null ? TimeSpan.Zero : clock.GetUtcNow() - unsent.Oldest,
            [.. cases.GroupBy(one => one.Key.Service, (service, of) => Of(service, [.. of])).OrderBy(one => one.Service)]);
    }

    private StockOfService Of(string service, List<KeyValuePair<FigureKey, Histogram>> cases)
    {
        var today = workflows.TodayAt(service, clock).DayNumber;
        return new StockOfService(
            service, cases.Sum(one => one.Value.Cases), cases.Where(one => one.Key.Kind == FigureKind.CasesRunning).Sum(one => one.Value.Below(today)));
    }
}

/// <param name="Unsent">Letters that are owed.</param>
/// <param name="OldestUnsent">How long the oldest of them has waited.</param>
public sealed record Stock(int Unsent, TimeSpan OldestUnsent, IReadOnlyList<StockOfService> Services);

/// <param name="Open">Submitted, and not ended.</param>
/// <param name="Overdue">Of these, past their statutory limit.</param>
public sealed record StockOfService(string Service, int Open, int Overdue);
