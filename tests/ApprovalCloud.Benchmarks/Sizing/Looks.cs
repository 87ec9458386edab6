using ApprovalCloud.Benchmarks.Throughput;

namespace ApprovalCloud.Benchmarks.Sizing;

/// <param name="Account">Who looks; null where nobody has to sign in.</param>
/// <param name="Path">With <c>{draft}</c>, <c>{open}</c> for a submitted application, and <c>{due}</c> for one of few whose first step is granted.</param>
/// <param name="Times">For each application: assumed, and to be replaced.</param>
internal sealed record Look(string Name, string? Account, string Path, int Times)
{
    /// <summary>The pages that people look at on the way of one application: the applicant, a clerk of each department, supervisors.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new("the start page", null, "/", 2),
        new("a service", null, $"/services/{ReferenceWork.Service}", 2),
        new("a section with 40 questions", HttpCallers.Neighbour, "/apply/{draft}/section/all", 4),
        new("all answers, before they are sent", HttpCallers.Neighbour, "/apply/{draft}/check", 2),
        new("one's applications", HttpCallers.Neighbour, "/apply", 4),
        new("one's application", HttpCallers.Neighbour, "/apply/{due}/track", 10),
        new("the queue of a department", HttpCallers.ClerkOf(0), "/desk", 12),
        new("a task", HttpCallers.ClerkOf(0), $"/desk/{{open}}/{ReferenceWork.Steps[0].Key}", 18),
        new("the board", "supervisor", "/watch", 4),
        new("turnaround times", "supervisor", "/watch/turnaround", 2),
    ];
}
