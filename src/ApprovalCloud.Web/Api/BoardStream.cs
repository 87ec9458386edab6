using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>Tells a supervisor's open page that the board has changed; the page fetches it.</summary>
public static class BoardStream
{
    public static void MapBoard(this IEndpointRouteBuilder app) =>
        app.MapGet("/watch/live", async (HttpContext context, IMediator mediator) =>
        {
            var board = await mediator.Send(new FollowBoard(context.User.Caller()), context.RequestAborted);
            if (board.Problem is { } problem)
                return problem.ToHttp();
            return TypedResults.ServerSentEvents(Items(board.Value!, Streams.Begin(context), context.RequestAborted));
        }).RequireAuthorization(Policies.Supervisor).RequireRateLimiting(RateLimits.Streams).ExcludeFromDescription();

    private static async IAsyncEnumerable<SseItem<string>> Items(
        IAsyncEnumerable<bool> board, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        await using var changes = board.GetAsyncEnumerator(ends.Token);
        while (await Streams.Next(changes))
            yield return changes.Current ? new SseItem<string>("changed") : new SseItem<string>("", Streams.Heartbeat) { ReconnectionInterval = Streams.Again };
    }
}
