using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Live;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>An application's history as server-sent events: for programs with a token, and for the pages of its applicant.</summary>
public static class Streams
{
    internal const string Heartbeat = "heartbeat";
    internal static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    /// <summary><c>GET …/stream</c>: each event with its number as the id, from which <c>Last-Event-ID</c> goes on.</summary>
    public static void MapStream(this IEndpointRouteBuilder applications) =>
        applications.MapGet("/{id:guid}/stream", (Guid id, HttpContext context, IMediator mediator) =>
            Follow<EventView?>(id, 0, happened => happened, context, mediator)).RequireRateLimiting(RateLimits.Streams);

    /// <summary>The same for the page that is open: it is told only that there is something new, and fetches it.</summary>
    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/apply/{id:guid}/live", (Guid id, int? after, HttpContext context, IMediator mediator) =>
            Follow(id, after ?? 0, happened => happened?.Sequence.ToString(CultureInfo.InvariantCulture) ?? "", context, mediator))
            .RequireAuthorization(Policies.Citizen).RequireRateLimiting(RateLimits.Streams).ExcludeFromDescription();

    private static async Task<IResult> Follow<T>(Guid id, int after, Func<EventView?, T> data, HttpContext context, IMediator mediator)
    {
        if (int.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            after = last;
        var history = await mediator.Send(new FollowHistory(context.User.Caller(), id, after), context.RequestAborted);
        if (history.Problem is { } problem)
            return problem.ToHttp();
        return TypedResults.ServerSentEvents(Items(history.Value!, data, Begin(context), context.RequestAborted));
    }

    /// <summary>What ends a stream beside whoever goes: a node that stops.</summary>
    internal static CancellationToken Begin(HttpContext context)
    {
        // A proxy that gathers what it passes on would hold the events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    }

    private static async IAsyncEnumerable<SseItem<T>> Items<T>(
        IAsyncEnumerable<EventView?> history, Func<EventView?, T> data, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        await using var events = history.GetAsyncEnumerator(ends.Token);
        while (await Next(events))
        {
            yield return events.Current is { } happened
                ? new SseItem<T>(data(happened)) { EventId = happened.Sequence.ToString(CultureInfo.InvariantCulture) }
                : new SseItem<T>(data(null), Heartbeat) { ReconnectionInterval = Again };
        }
    }

    // Whoever has gone, and a node that stops, end a stream like its time does.
    internal static async ValueTask<bool> Next<T>(IAsyncEnumerator<T> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
