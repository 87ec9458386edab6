using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>Tells a supervisor's open page that the board has changed; the page fetches it.</summary>
public static class BoardStream
{
    private const string Heartbeat = "heartbeat";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    public static void MapBoard(this IEndpointRouteBuilder app) =>
        app.MapGet("/watch/live", async (HttpContext context, IMediator mediator) =>
        {
            var board = await mediator.Send(new FollowBoard(context.User.Caller()), context.RequestAborted);
            if (board.Problem is { } problem)
                return problem.ToHttp();
            // A proxy that gathers what it passes on would hold the events back.
            context.Response.Headers["X-Accel-Buffering"] = "no";
            var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            return TypedResults.ServerSentEvents(Items(board.Value!, stopping, context.RequestAborted));
        }).RequireAuthorization(Policies.Supervisor).RequireRateLimiting(RateLimits.Streams).ExcludeFromDescription();

    private static async IAsyncEnumerable<SseItem<string>> Items(
        IAsyncEnumerable<bool> board, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        await using var changes = board.GetAsyncEnumerator(ends.Token);
        while (await Streams.Next(changes))
            yield return changes.Current ? new SseItem<string>("changed") : new SseItem<string>("", Heartbeat) { ReconnectionInterval = Again };
    }
}
