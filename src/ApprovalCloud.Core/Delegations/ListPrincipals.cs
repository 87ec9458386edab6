using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;

namespace ApprovalCloud.Core.Delegations;

/// <summary>By which delegations the caller may begin an application of a service for somebody else now, by their names.</summary>
public sealed record ListPrincipals(Caller By, string Service) : IRequest<Result<IReadOnlyList<DelegationView>>>;

internal sealed class ListPrincipalsHandler(FindActing acting, TimeProvider clock) : IRequestHandler<ListPrincipals, Result<IReadOnlyList<DelegationView>>>
{
    public async Task<Result<IReadOnlyList<DelegationView>>> Handle(ListPrincipals request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var held = (await acting.All(request.By, cancellationToken))
            .Where(one => one.May.HasFlag(Acts.Prepare) && (one.Services.Count == 0 || one.Services.Contains(request.Service)));
        return Result<IReadOnlyList<DelegationView>>.Ok([
            .. held.Select(one => DelegationView.Of(one, request.By.Id, now)).OrderBy(one => one.CompanyName ?? one.Principal, StringComparer.Ordinal).ThenBy(one => one.Id),
        ]);
    }
}
