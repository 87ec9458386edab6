using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Waiting;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>My applications: what waits for me first.</summary>
public sealed class IndexModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    /// <summary>Where an earlier page ended; what waits stands on the first one.</summary>
    [FromQuery]
    public string? Before { get; set; }

    public string? Next { get; private set; }

    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];
    public IReadOnlyList<MyApplication> Drafts { get; private set; } = [];
    public IReadOnlyList<MyApplication> Running { get; private set; } = [];
    public IReadOnlyList<MyApplication> Ended { get; private set; } = [];

    public IReadOnlyList<OthersApplication> ForOthers { get; private set; } = [];

    public string TitleOf(MyApplication application) => TitleOf(application.Service);

    public string TitleOf(string service) => workflows.Find(service)!.Title.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var mine = await Send(new ListMyApplications(Caller, Before));
        if (!mine.IsOk)
            return Instead(mine.Problem);
        var (rows, next) = mine.Value;
        Next = next;
        Drafts = [.. rows.Where(one => one.SubmittedAt is null)];
        Running = [.. rows.Where(one => one is { SubmittedAt: not null, EndedAt: null }).OrderBy(one => one.DueAt)];
        Ended = [.. rows.Where(one => one.EndedAt is not null).OrderByDescending(one => one.EndedAt)];
        if (!string.IsNullOrEmpty(Before))
            return Page();
        Waiting = (await Send(new ListWaiting(Caller))).Value ?? [];
        ForOthers = (await Send(new ListForOthers(Caller))).Value ?? [];
        return Page();
    }
}
