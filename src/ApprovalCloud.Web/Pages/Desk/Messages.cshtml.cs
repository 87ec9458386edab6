using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What applicants asked the department: what waits for an answer on top, the longest first.</summary>
public sealed class MessagesModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    public IReadOnlyList<QuestionRow> Rows { get; private set; } = [];

    public string TitleOf(QuestionRow row) => workflows.Find(row.Service, row.ServiceVersion)!.Step(row.Step)!.Title.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var rows = await Send(new ListQuestions(Caller));
        if (!rows.IsOk)
            return Instead(rows.Problem);
        Rows = rows.Value;
        return Page();
    }
}
