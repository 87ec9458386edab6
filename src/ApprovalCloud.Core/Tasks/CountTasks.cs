using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>How much there is to do. What is decided is not counted: it only grows.</summary>
public sealed record CountTasks(Caller By) : IRequest<Result<TaskCounts>>;

public sealed record TaskCounts(int Open, int Mine, int Unclaimed, int Paused);

internal sealed class CountTasksHandler(ReadFigures figures) : IRequestHandler<CountTasks, Result<TaskCounts>>
{
    private static readonly TallyKind[] Kinds = [TallyKind.ToDecide, TallyKind.Waiting];

    public async Task<Result<TaskCounts>> Handle(CountTasks request, CancellationToken cancellationToken)
    {
        if (request.By.Department is not { } department)
            return new TaskCounts(0, 0, 0, 0);
        var counts = await figures.Run(Kinds, key => key.Department == department, cancellationToken);
        int Count(Func<TallyKey, bool> which) => counts.Where(one => which(one.Key)).Sum(one => one.Value.Cases);
        var me = request.By.Id.ToString("N");
        return new TaskCounts(
            Count(key => key.Kind == TallyKind.ToDecide),
            Count(key => key.Kind == TallyKind.ToDecide && key.Subject == me),
            Count(key => key.Kind == TallyKind.ToDecide && key.Subject.Length == 0),
            Count(key => key.Kind == TallyKind.Waiting));
    }
}
