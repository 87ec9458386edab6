using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

public sealed class IndexModel(IMediator mediator, Workflows workflows, Lag lag, TimeProvider clock, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<BacklogLine> Lines { get; private set; } = [];

    public IReadOnlyList<(string Department, int OnTime, int Late, int Paused)> Departments { get; private set; } = [];

    public Chart Chart => BacklogTable.Chart(Departments, T);

    public int Running { get; private set; }

    /// <summary>Looks outside a task that await a review.</summary>
    public int Looks { get; private set; }

    public DateTimeOffset AsOf => clock.GetUtcNow() - lag.Behind;

    public bool IsFiltered => (Service ?? Department) is not null;

    /// <summary>The board alone, for the page that is open.</summary>
    public async Task<IActionResult> OnGetBoardAsync() => await OnGetAsync() is PageResult ? Partial("_Board", this) : NotFound();

    public async Task<IActionResult> OnGetAsync()
    {
        if (Sort is null || !BacklogTable.Orders.Contains(Sort))
            Sort = BacklogTable.Orders[0];
        var backlog = await Send(new GetBacklog(Caller, Service, Department));
        var running = await Send(new CountRunning(Caller, Service));
        var looks = await Send(new CountBreakGlass(Caller));
        if ((backlog.Problem ?? running.Problem ?? looks.Problem) is { } problem)
            return Instead(problem);
        Lines = BacklogTable.Lines(backlog.Value!, Sort, Titles);
        Departments = BacklogTable.ByDepartment(Lines);
        (Running, Looks) = (running.Value, looks.Value);
        return Page();
    }

    public string SortedBy(string order) => Address("/watch", ("sort", order));

    /// <summary>The same choice on another page, or in another order.</summary>
    public string Address(string page, params IEnumerable<(string Name, string Value)> more)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("service", Service), ("department", Department) }.Where(pair => pair.Item2 is not null))
            query.Add(name, value!);
        foreach (var (name, value) in more)
            query.Add(name, value);
        return Url.Content("~" + page) + query;
    }
}
