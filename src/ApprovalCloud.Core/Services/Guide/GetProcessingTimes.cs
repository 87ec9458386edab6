using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.Extensions.Caching.Memory;

namespace ApprovalCloud.Core.Services.Guide;

/// <summary>How long a service really takes. For anybody: it says nothing of any one application.</summary>
public sealed record GetProcessingTimes(string Service) : IRequest<Result<PublishedTimes>>;

/// <summary><see cref="ProcessingTimes"/> as everybody may know them. Counts are rounded, and null where they are of fewer than <see cref="Suppression.Fewest"/>.</summary>
/// <param name="OldestOpenDays">Where so many are open that it is not the time of one of a few.</param>
public sealed record PublishedTimes(
    int? Sent, int? Decided, int? Open, int? Abandoned, int? OldestOpenDays, int? OpenFromBefore, int? Median, int? Percentile90)
{
    /// <summary>Fewer say more about single cases than about the service.</summary>
    public bool IsEnough => Sent is > 0;

    public static PublishedTimes Of(ProcessingTimes times) => times.Sent < Suppression.Fewest
        ? new(Suppression.About(times.Sent), null, null, null, null, null, null, null)
        : new(
            Suppression.About(times.Sent), Suppression.About(times.Decided), Suppression.About(times.Open), Suppression.About(times.Abandoned),
            times.Open < Suppression.Fewest ? null : times.OldestOpenDays, Suppression.About(times.OpenFromBefore), times.Median, times.Percentile90);
}

internal sealed class GetProcessingTimesHandler(ReckonTimes times, Workflows workflows, IMemoryCache cache, TimeProvider clock)
    : IRequestHandler<GetProcessingTimes, Result<PublishedTimes>>
{
    // Anybody may ask as often as they like, and a year of applications is read for it: by one at a time.
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);
    private static readonly SemaphoreSlim Reading = new(1);

    public async Task<Result<PublishedTimes>> Handle(GetProcessingTimes request, CancellationToken cancellationToken)
    {
        if (workflows.Find(request.Service) is not { } service)
            return Problem.NotFound(Messages.ServiceNotFound);
        var now = clock.Now();
        var key = (nameof(GetProcessingTimes), service.Key, now.Ticks / GoodFor.Ticks);
        if (cache.Get<PublishedTimes>(key) is { } known)
            return known;
        await Reading.WaitAsync(cancellationToken);
        try
        {
            return cache.Get<PublishedTimes>(key) ?? cache.Set(key, PublishedTimes.Of(await times.Of(service.Key, cancellationToken)), GoodFor);
        }
        finally
        {
            Reading.Release();
        }
    }
}
