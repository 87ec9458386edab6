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
    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];
    public IReadOnlyList<MyApplication> Drafts { get; private set; } = [];
    public IReadOnlyList<MyApplication> Running { get; private set; } = [];
    public IReadOnlyList<MyApplication> Ended { get; private set; } = [];

    public IReadOnlyList<OthersApplication> ForOthers { get; private set; } = [];

    public string TitleOf(MyApplication application) => TitleOf(application.Service);

    public string TitleOf(string service) => workflows.Find(service)!.Title.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var mine = await Send(new ListMyApplications(Caller));
        if (!mine.IsOk)
            return Instead(mine.Problem);
        Waiting = (await Send(new ListWaiting(Caller))).Value ?? [];
        Drafts = [.. mine.Value.Where(one => one.SubmittedAt is null)];
        Running = [.. mine.Value.Where(one => one is { SubmittedAt: not null, EndedAt: null }).OrderBy(one => one.DueAt)];
        Ended = [.. mine.Value.Where(one => one.EndedAt is not null).OrderByDescending(one => one.EndedAt)];
        ForOthers = (await Send(new ListForOthers(Caller))).Value ?? [];
        return Page();
    }
}
