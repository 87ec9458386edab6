using ApprovalCloud.Core.Logs;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>Two periods, departments or ways in, side by side.</summary>
public sealed class CompareModel(IMediator mediator, Workflows workflows, IStringLocalizer text) : LogPage(mediator, workflows, text)
{
    [BindProperty(SupportsGet = true, Name = "a")]
    public LogChoice A { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "b")]
    public LogChoice B { get; set; } = new();

    /// <summary>Two, or none where there is nothing to compare.</summary>
    public IReadOnlyList<ComparedSide> Sides { get; private set; } = [];

    public MapSelection Selection { get; private set; } = default!;

    public static string Signed(decimal difference) => (difference > 0 ? "+" : difference < 0 ? "−" : "") + Display.Number(Math.Abs(difference));

    public string? Signed(TimeSpan? difference) => difference is { } time
        ? (time > TimeSpan.Zero ? "+" : time < TimeSpan.Zero ? "−" : "") + Words.Length(time.Duration())
        : null;

    protected override async Task<IActionResult?> Show()
    {
        if (A.Filter == B.Filter)
            return null;
        var (a, b) = (await Send(new GetProcessMap(Caller, Id, A.Filter)), await Send(new GetProcessMap(Caller, Id, B.Filter)));
        if ((a.Problem ?? b.Problem) is { } problem)
            return Instead(problem);
        if (a.Value!.Cases == 0 || b.Value!.Cases == 0)
            return null;
        Selection = MapSelection.Of(Together(a.Value, b.Value), null, null, easy: 10);
        Sides = [Side("A", A, a.Value), Side("B", B, b.Value)];
        return null;
    }

    private ComparedSide Side(string letter, LogChoice choice, ProcessMap map)
    {
        var title = T["{0}: {1}", letter, choice.Say(Words, T["All cases"])];
        var side = new ComparedSide(title, map);
        side.Picture = Selection.Picture(
            Words, title, T["{0}, drawn; the tables that follow have the same figures", title],
            one => T["{0} per 100 cases", Display.Number(side.PerHundred(one))],
            edge => side.MedianOf(edge) is { } median ? $"{Display.Number(side.PerHundred(edge))} · {Words.Length(median)}" : Display.Number(side.PerHundred(edge)),
            edge => side.PerHundred(edge), map.Cases);
        return side;
    }

    private static ProcessMap Together(ProcessMap a, ProcessMap b) => new(
        a.Cases + b.Cases, a.Events + b.Events, null,
        [.. a.Activities.Concat(b.Activities).GroupBy(one => one.Name)
            .Select(same => new MapActivity(same.Key, same.Sum(one => one.Count), same.Sum(one => one.Cases))).OrderByDescending(one => one.Count)],
        [.. a.Edges.Concat(b.Edges).GroupBy(edge => (edge.From, edge.To))
            .Select(same => new MapEdge(same.Key.From, same.Key.To, same.Sum(edge => edge.Count), same.Sum(edge => edge.Cases), null)).OrderByDescending(edge => edge.Count)]);
}

/// <summary>One side of a comparison.</summary>
public sealed class ComparedSide(string title, ProcessMap map)
{
    private readonly Dictionary<string, long> activities = map.Activities.ToDictionary(one => one.Name, one => one.Count);
    private readonly Dictionary<(string, string), MapEdge> edges = map.Edges.ToDictionary(edge => (edge.From, edge.To));

    public string Title => title;

    public ProcessMap Map => map;

    public FlowMap Picture { get; set; } = default!;

    public decimal PerHundred(MapActivity one) => PerHundred(activities.GetValueOrDefault(one.Name));

    public decimal PerHundred(MapEdge edge) => PerHundred(edges.GetValueOrDefault((edge.From, edge.To))?.Count ?? 0);

    public TimeSpan? MedianOf(MapEdge edge) => edges.GetValueOrDefault((edge.From, edge.To))?.Median;

    private decimal PerHundred(long count) => Math.Round(100m * count / map.Cases, 1);
}
