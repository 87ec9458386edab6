using ApprovalCloud.Core.Tasks;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What is looked for in the queue, as it stands in the address.</summary>
public sealed class QueueChoice
{
    public string? Search { get; set; }

    public string? Service { get; set; }

    public string? Step { get; set; }

    public DueFilter? Due { get; set; }

    /// <summary>Whoever has claimed it; only zeros for nobody.</summary>
    public Guid? Holder { get; set; }

    public bool IsNone => (Search, Service, Step, Due, Holder) is (null, null, null, null, null);

    public QueueFilter Filter => new() { Search = Search, Service = Service, Step = Step, Due = Due, Holder = Holder };

    public static object Route(TaskFilter state, QueueFilter filter, string? cursor = null) => new
    {
        state = state.ToString().ToLowerInvariant(),
        search = filter.Search,
        service = filter.Service,
        step = filter.Step,
        due = filter.Due?.ToString().ToLowerInvariant(),
        holder = filter.Holder,
        cursor,
    };
}
