using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Waiting;

/// <summary>What waits for the citizen, the most urgent first; what has no day comes last.</summary>
/// <param name="ApplicationId">What concerns this application of theirs alone.</param>
public sealed record ListWaiting(Caller By, Guid? ApplicationId = null) : IRequest<Result<IReadOnlyList<WaitingItem>>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class ListWaitingHandler(WaitingSteps steps, WaitingVisits visits, WaitingElsewhere elsewhere, DelegateLooks looks)
    : IRequestHandler<ListWaiting, Result<IReadOnlyList<WaitingItem>>>
{
    public async Task<Result<IReadOnlyList<WaitingItem>>> Handle(ListWaiting request, CancellationToken cancellationToken)
    {
        List<WaitingItem> all =
        [
            .. await steps.Of(request, request.ApplicationId, cancellationToken),
            .. await visits.Of(request, request.ApplicationId, cancellationToken),
            .. request.ApplicationId is null ? await elsewhere.Of(request.By, cancellationToken) : [],
        ];
        if (request.ApplicationId is { } application && all.Count > 0)
            await looks.Write(request.By, application, [], cancellationToken);
        return Result<IReadOnlyList<WaitingItem>>.Ok([.. all.OrderBy(one => one.By ?? DateTimeOffset.MaxValue).ThenBy(one => one.Kind).ThenBy(one => one.Place, StringComparer.Ordinal)]);
    }
}
