using System.Globalization;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Core.OpenStatistics;

/// <summary>What everybody may know of a month that is over: how many applications came in and ended, by service.</summary>
/// <param name="Month">As 2026-03; the last one that is over where it is not said.</param>
public sealed record GetOpenStatistics(string? Month = null) : IRequest<Result<MonthStatistics>>;

/// <summary>Counts are null where they are not published: <see cref="Suppression"/>.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Earlier">The month before, where anything is known of it; likewise the one after it.</param>
public sealed record MonthStatistics(DateOnly Month, DateOnly? Earlier, DateOnly? Later, IReadOnlyList<ServiceStatistics> Services, int? Received, int? Ended);

/// <param name="Ended">Decided, withdrawn or lapsed.</param>
/// <param name="MedianDays">Working days within which half of those that were not withdrawn ended.</param>
public sealed record ServiceStatistics(string Service, Text Title, int? Received, int? Ended, int? MedianDays);

internal sealed class GetOpenStatisticsHandler([MayLag] ReadFigures figures, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetOpenStatistics, Result<MonthStatistics>>
{
    private static readonly Text NoMonth = new(
        "Name a month that is over, like 2026-03", "请填写已结束的月份，格式如 2026-03", "請填寫已結束的月份，格式如 2026-03");
    private static readonly FigureKind[] Kinds = [FigureKind.Arrived, FigureKind.Completed, FigureKind.Took];

    public async Task<Result<MonthStatistics>> Handle(GetOpenStatistics request, CancellationToken cancellationToken)
    {
        // A day later it is over in every office.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (!TryRead(request.Month, last, out var month) || month > last)
            return InField.Wrong(nameof(request.Month), NoMonth);
        var all = await figures.Run(Kinds, key => key.Step.Length == 0, cancellationToken);
        var first = all.Keys.Where(key => key.Kind == FigureKind.Arrived).Select(key => CaseFigures.FirstDayOf(key.Month)).DefaultIfEmpty(last).Min();
        var own = all.Where(figure => figure.Key.Month == CaseFigures.MonthOf(month)).ToLookup(figure => (figure.Key.Kind, figure.Key.Service), figure => figure.Value);
        var services = workflows.Services.GroupBy(service => service.Key).Select(versions => versions.MaxBy(service => service.Version)!)
            .Where(service => workflows.IsOffered(service) || Kinds.Any(kind => own.Contains((kind, service.Key)))).OrderBy(service => service.Key).ToList();
        var (received, allReceived) = Suppression.Published([.. services.Select(service => Of(FigureKind.Arrived, service).Cases)]);
        var (ended, allEnded) = Suppression.Published([.. services.Select(service => Of(FigureKind.Completed, service).Cases)]);
        return new MonthStatistics(
            month, month > first ? month.AddMonths(-1) : null, month < last ? month.AddMonths(1) : null,
            [.. services.Select((service, row) => new ServiceStatistics(service.Key, service.Title, received[row], ended[row], Median(service, ended[row])))],
            allReceived, allEnded);

        Histogram Of(FigureKind kind, ServiceDefinition service) => Histogram.Sum([.. own[(kind, service.Key)]]);

        int? Median(ServiceDefinition service, int? published) =>
            published is not null && Of(FigureKind.Took, service) is { Cases: >= Suppression.Fewest } took ? took.Percentile(0.5) : null;
    }

    private static bool TryRead(string? text, DateOnly otherwise, out DateOnly month)
    {
        month = otherwise;
        return string.IsNullOrEmpty(text) || DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out month);
    }
}
