using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Core.Tasks;

/// <summary>A filter of the queue that a clerk has kept under a name.</summary>
public sealed class SavedFilter
{
    private SavedFilter() { }

    public SavedFilter(Caller owner, string name) => (OwnerId, Name) = (owner.Id, name);

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";
    public TaskFilter State { get; private set; }
    public string? Search { get; private set; }
    public string? Service { get; private set; }
    public string? Step { get; private set; }
    public DueFilter? Due { get; private set; }
    public Guid? Holder { get; private set; }

    public QueueFilter Filter => new() { Search = Search, Service = Service, Step = Step, Due = Due, Holder = Holder };

    public void Become(TaskFilter state, QueueFilter filter) =>
        (State, Search, Service, Step, Due, Holder) = (state, filter.Search, filter.Service, filter.Step, filter.Due, filter.Holder);
}
