using ApprovalCloud.Core.Logs;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>What follows what in a log, drawn.</summary>
public sealed class MapModel(IMediator mediator, Workflows workflows, IStringLocalizer text) : LogPage(mediator, workflows, text)
{
    [FromQuery]
    public int? Activities { get; set; }

    [FromQuery]
    public int? Connections { get; set; }

    [FromQuery]
    public Guid? Variant { get; set; }

    public ProcessMap Map { get; private set; } = default!;

    public MapSelection Selection { get; private set; } = default!;

    public IEnumerable<Choice> Shares => MapSelection.Shares.Select(share => new Choice($"{share}", share == 100 ? T["All"] : T["The most frequent {0} %", share]));

    public FlowMap Picture => Selection.Picture(
        Words, T["Process map"], T["{0} activities and {1} connections between them; the tables that follow have the same figures", Selection.Activities.Count, Selection.Edges.Count],
        one => $"{LogWords.Count(one.Count)} × · {LogWords.Share(one.Cases, Map.Cases)}",
        edge => edge.Median is null ? LogWords.Count(edge.Count) : $"{LogWords.Count(edge.Count)} · {Words.Length(edge.Median)}",
        edge => edge.Count, Map.Cases);

    protected override async Task<IActionResult?> Show()
    {
        var map = await Send(new GetProcessMap(Caller, Id, Choice.Filter, Variant));
        if (!map.IsOk)
            return Instead(map.Problem);
        (Map, Selection) = (map.Value, MapSelection.Of(map.Value, Activities, Connections));
        return null;
    }
}
