using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Account.Data;

/// <summary>Each fact that is held, with its source.</summary>
public sealed class FactsModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [FromQuery]
    public int Number { get; set; } = 1;

    public MyFactsPage Facts { get; private set; } = default!;

    public string? Previous => Number > 1 ? Url.Content($"~/account/data/facts?number={Number - 1}") : null;

    public string? Next => Facts.HasMore ? Url.Content($"~/account/data/facts?number={Number + 1}") : null;

    public string TitleOf(MyFacts application) =>
        (workflows.Find(application.Service, application.ServiceVersion) ?? workflows.Find(application.Service))?.Title.Here() ?? application.Service;

    public string LabelOf(MyFact fact) => workflows.Vocabulary.LabelOf(fact.Key).Here();

    public async Task<IActionResult> OnGetAsync()
    {
        Number = Math.Clamp(Number, 1, 10_000);
        var facts = await Send(new ListMyFacts(Caller, Number));
        if (!facts.IsOk)
            return Instead(facts.Problem);
        Facts = facts.Value;
        return Page();
    }
}
