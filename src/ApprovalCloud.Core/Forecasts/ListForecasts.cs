using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>
/// Open applications by whom to help first: where halving what is still to go lowers the risk of missing the limit most, then by
/// that risk. And how good such forecasts have been.
/// </summary>
public sealed record ListForecasts(Caller By, string? Service = null, int Take = 100) : IRequest<Result<ForecastList>>;

/// <param name="Evaluation">Null while too few applications have ended to learn from; then the plain median is given, once there is one.</param>
/// <param name="Cases">How many it was learnt from.</param>
public sealed record ForecastList(IReadOnlyList<ForecastRow> Rows, Evaluation? Evaluation, int Cases, DateTimeOffset? LearntAt);

public sealed record ForecastRow(
    Guid ApplicationId, string Number, string Service, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt,
    DateTimeOffset ExpectedAt, DateTimeOffset SoonestAt, DateTimeOffset LatestAt, double Risk, double Gain);

internal sealed class ListForecastsValidator : AbstractValidator<ListForecasts>
{
    public ListForecastsValidator() => RuleFor(request => request.Take).InclusiveBetween(1, 1_000);
}

internal sealed class ListForecastsHandler([MayLag] AppDbContext db) : IRequestHandler<ListForecasts, Result<ForecastList>>
{
    public async Task<Result<ForecastList>> Handle(ListForecasts request, CancellationToken cancellationToken)
    {
        var service = request.Service;
        var model = request.By.IsSupervisor
            ? await db.ForecastModels.Where(one => one.Name == ForecastModel.Own).Select(one => new { one.Evaluation, one.Cases, one.LearntAt }).FirstOrDefaultAsync(cancellationToken)
            : null;
        var rows = await db.Forecasts.AsNoTracking()
            .Join(db.Applications.SupervisedBy(request.By).Where(one => one.EndedAt == null && (service == null || one.Service == service)),
                forecast => forecast.ApplicationId, one => one.Id, (forecast, one) => new { forecast, one })
            .OrderByDescending(pair => pair.forecast.Gain).ThenByDescending(pair => pair.forecast.Risk).ThenBy(pair => pair.one.DueAt).ThenBy(pair => pair.one.Id)
            .Take(request.Take)
            .Select(pair => new ForecastRow(
                pair.one.Id, pair.one.Number!, pair.one.Service, pair.one.SubmittedAt!.Value, pair.one.DueAt,
                pair.forecast.ExpectedAt, pair.forecast.SoonestAt, pair.forecast.LatestAt, pair.forecast.Risk, pair.forecast.Gain))
            .ToListAsync(cancellationToken);
        return new ForecastList(rows, model?.Evaluation, model?.Cases ?? 0, model?.LearntAt);
    }
}
