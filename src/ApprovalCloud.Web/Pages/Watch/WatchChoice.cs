using ApprovalCloud.Web.Components;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>What a supervisor looks at; the model of the partial <c>_Choose</c>.</summary>
public sealed record WatchChoice(string Address, Titles Titles, string? Service, string? Department)
{
    public string? Sort { get; init; }

    public IEnumerable<Choice>? Horizons { get; init; }

    public string? Within { get; init; }
}
