using ApprovalCloud.Core.Logs;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>A page about one log.</summary>
public abstract class LogPage(IMediator mediator, Workflows workflows, IStringLocalizer text) : RoomPage(mediator)
{
    protected IStringLocalizer T => text;

    private readonly Titles titles = new(workflows);

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "of")]
    public LogChoice Choice { get; set; } = new();

    public LogView Log { get; private set; } = default!;

    public LogWords Words { get; private set; } = default!;

    public string Name => LogWords.NameOf(Log.Name, Log.Service, titles);

    public LogChoiceForm Form => new("of", Choice, Log, Words);

    /// <summary>The same choice on another page of the log.</summary>
    public string Address(string page = "", params IEnumerable<(string Name, string Value)> more)
    {
        var query = new QueryBuilder();
        Choice.AddTo(query, "of");
        foreach (var (name, value) in more)
            query.Add(name, value);
        return Url.Content($"~/watch/logs/{Id}{page}") + query;
    }

    public async Task<IActionResult> OnGetAsync()
    {
        var log = await Send(new GetLog(Caller, Id));
        if (!log.IsOk)
            return Instead(log.Problem);
        Log = log.Value;
        Words = new LogWords(titles, Log.Service, T);
        return await Show() ?? Page();
    }

    /// <summary>Fetches what the page shows; what is returned is shown instead.</summary>
    protected virtual Task<IActionResult?> Show() => Task.FromResult<IActionResult?>(null);
}
