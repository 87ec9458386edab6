using ApprovalCloud.Core.Logs;
using ApprovalCloud.Web.Components;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>
/// What of a process map is drawn: the most frequent activities; between them the most frequent connections, and those by
/// which each activity is most often reached from the start, and the end from it.
/// </summary>
public sealed record MapSelection(int ActivityShare, int EdgeShare, IReadOnlyList<MapActivity> Activities, IReadOnlyList<MapEdge> Edges)
{
    /// <summary>A picture with more cannot be read, and takes long to lay out.</summary>
    public const int MostActivities = 60;

    public const int MostEdges = 200;

    public static readonly IReadOnlyList<int> Shares = [100, 80, 60, 40, 20, 10, 5, 2];

    /// <param name="activityShare">In per cent; as many as can be read easily, if nothing is chosen.</param>
    /// <param name="easy">How many activities that is; and one and a half times as many connections.</param>
    public static MapSelection Of(ProcessMap map, int? activityShare, int? edgeShare, int easy = 24)
    {
        var ofActivities = Known(activityShare) ?? Easy(map.Activities.Count, easy);
        var activities = map.Activities.Take(Math.Min(MostActivities, Part(map.Activities.Count, ofActivities))).ToList();
        var names = activities.Select(one => one.Name).Append("").ToHashSet();
        var between = map.Edges.Where(edge => names.Contains(edge.From) && names.Contains(edge.To)).ToList();
        var ofEdges = Known(edgeShare) ?? Easy(between.Count, easy * 5 / 4);
        var edges = between.Take(Math.Min(MostEdges, Part(between.Count, ofEdges)))
            .Union(Tree(between, edge => edge.From, edge => edge.To)).Union(Tree(between, edge => edge.To, edge => edge.From));
        return new MapSelection(ofActivities, ofEdges, activities, [.. edges.OrderByDescending(edge => edge.Count)]);
    }

    /// <param name="cases">What a box says of its activity, and a line of its connection.</param>
    public FlowMap Picture(LogWords words, string title, string summary, Func<MapActivity, string> note, Func<MapEdge, string> label, Func<MapEdge, decimal> often, long cases)
    {
        var most = Math.Max(1, Edges.Select(often).DefaultIfEmpty(0).Max());
        var ofCases = $"{LogWords.Count(cases)} × · {LogWords.Share(cases, cases)}";
        return new FlowMap(
            [
                new FlowNode(LogWords.Start, words.Activity(LogWords.Start), ofCases),
                .. Activities.Select(one => new FlowNode(one.Name, words.Activity(one.Name), note(one))),
                new FlowNode(LogWords.End, words.Activity(LogWords.End), ofCases),
            ],
            [.. Edges.Select(edge => new FlowEdge(
                edge.From.Length == 0 ? LogWords.Start : edge.From, edge.To.Length == 0 ? LogWords.End : edge.To, label(edge), (double)(often(edge) / most)))],
            title, summary);
    }

    // From the start to everything, or from the end back; always by the most frequent connection that leads further.
    private static IEnumerable<MapEdge> Tree(List<MapEdge> between, Func<MapEdge, string> near, Func<MapEdge, string> far)
    {
        for (var seen = new HashSet<string> { "" }; between.Find(edge => seen.Contains(near(edge)) && !seen.Contains(far(edge))) is { } next; seen.Add(far(next)))
            yield return next;
    }

    private static int? Known(int? share) => share is { } one && Shares.Contains(one) ? one : null;

    private static int Easy(int all, int easy) => Shares.FirstOrDefault(share => Part(all, share) <= easy, Shares[^1]);

    private static int Part(int all, int share) => (int)Math.Ceiling(all * share / 100d);
}
