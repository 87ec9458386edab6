using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Supervision;

/// <summary>How many applications are submitted and have not ended.</summary>
public sealed record CountRunning(Caller By, string? Service = null) : IRequest<Result<int>>;

internal sealed class CountRunningHandler([MayLag] ReadFigures figures) : IRequestHandler<CountRunning, Result<int>>
{
    private static readonly FigureKind[] Kinds = [FigureKind.CasesRunning, FigureKind.CasesStanding];

    public async Task<Result<int>> Handle(CountRunning request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor)
            return 0;
        var service = request.Service;
        var running = await figures.Run(Kinds, key => service == null || key.Service == service, cancellationToken);
        return running.Values.Sum(counts => counts.Cases);
    }
}
