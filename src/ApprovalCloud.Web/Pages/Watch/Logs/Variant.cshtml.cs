using ApprovalCloud.Core.Logs;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>One way that cases went, and which did.</summary>
public sealed class VariantModel(IMediator mediator, Workflows workflows, IStringLocalizer text) : LogPage(mediator, workflows, text)
{
    [FromRoute]
    public Guid Variant { get; set; }

    public ProcessMap Map { get; private set; } = default!;

    public IReadOnlyList<string> Activities { get; private set; } = [];

    public IReadOnlyList<LogCaseRow> Cases { get; private set; } = [];

    protected override async Task<IActionResult?> Show()
    {
        var map = await Send(new GetProcessMap(Caller, Id, LogFilter.All, Variant));
        var cases = await Send(new ListLogCases(Caller, Id, Variant));
        if ((map.Problem ?? cases.Problem) is { } problem)
            return Instead(problem);
        (Map, Activities, Cases) = (map.Value!, map.Value!.Sequence, cases.Value!);
        return null;
    }
}
