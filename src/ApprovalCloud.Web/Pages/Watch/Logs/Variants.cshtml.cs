using ApprovalCloud.Core.Logs;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>The ways that cases of a log went.</summary>
public sealed class VariantsModel(IMediator mediator, Workflows workflows, IStringLocalizer text) : LogPage(mediator, workflows, text)
{
    private const int Longest = 12;

    public VariantList List { get; private set; } = default!;

    /// <summary>Its beginning, where it is long: its own page has all of it.</summary>
    public string Sequence(VariantRow row)
    {
        var shown = string.Join(" → ", row.Activities.Take(Longest).Select(Words.Activity));
        return row.Activities.Count > Longest ? T["{0} → and {1} more", shown, row.Activities.Count - Longest] : shown;
    }

    protected override async Task<IActionResult?> Show()
    {
        var list = await Send(new ListVariants(Caller, Id, Choice.Filter));
        if (!list.IsOk)
            return Instead(list.Problem);
        List = list.Value;
        return null;
    }
}
