using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>Figures for everybody.</summary>
internal static class StatisticsApi
{
    public static void MapStatistics(this RouteGroupBuilder api) =>
        api.MapGet("/statistics", async (string? month, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetOpenStatistics(month), cancel)).ToHttp(statistics => TypedResults.Ok(new
            {
                statistics.Month,
                Suppression.Fewest,
                statistics.Received,
                statistics.Ended,
                services = statistics.Services.Select(service => new { service.Service, title = service.Title.Here(), service.Received, service.Ended, service.MedianDays }),
            }))).WithTags("Statistics").AllowAnonymous();
}
