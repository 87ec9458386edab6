using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The dated receipt of a step, to be kept or printed (行政许可法 art. 32).</summary>
public sealed class ReceiptModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    public ReceiptView Receipt { get; private set; } = default!;

    /// <summary>The same, sealed.</summary>
    public DocumentList Documents { get; private set; } = default!;

    public string Department => workflows.Departments[Receipt.Step.Department].Name.Here();

    public string Heading => Receipt.Kind switch
    {
        ReceiptKind.Received => T["Receipt of an application"],
        ReceiptKind.Accepted => T["Notice of acceptance"],
        ReceiptKind.NotAccepted => T["Notice of non-acceptance"],
        ReceiptKind.Unneeded => T["Notice that no permit is needed"],
    };

    public string Lead => Receipt.Kind switch
    {
        ReceiptKind.Received when Receipt is { AcceptBy: { } by, Service.Law.Acceptance.Deemed: true } =>
            T["The department has received your application and not accepted it yet. If it says nothing by {0}, the application counts as accepted on the day it was received.", Display.Date(by)],
        ReceiptKind.Received => T["The department has received your application and not accepted it yet."],
        ReceiptKind.Accepted => T["The department has accepted your application. Its time runs."],
        ReceiptKind.NotAccepted => T["The department is not competent and does not accept your application."],
        ReceiptKind.Unneeded => T["The department says that what you applied for needs no permit."],
    };

    public string Statutory => Receipt.Step.Limit.StatutoryUnder(Receipt.Service.Law.Step).Say().Here();

    public string PromisedTime => Receipt.Step.Limit.PromisedUnder(Receipt.Service.Law.Step).Say().Here();

    public string RightBody => workflows.NameOfBody(Receipt.RightBody!).Here();

    public string LegalBasis => string.Join(T["; "], new[] { Receipt.Service.Law.Acceptance?.LegalBasis, Receipt.Step.LegalBasis }
        .OfType<Engine.Definition.Text>().Select(basis => basis.Here()).Where(basis => basis.Length > 0).Distinct());

    public string LabelOf(string fact) => workflows.Vocabulary.LabelOf(fact).Here();

    /// <summary>What the acceptance says of a document; null where it says nothing, because nobody has looked.</summary>
    public string? WhereIs(TaskMaterial material) => Receipt.Acceptance switch
    {
        { ToFollow: var follow } when follow.FirstOrDefault(one => one.Material == material.Material.Key) is { } later =>
            T["May follow until {0}; the certificate waits for it.", Display.Date(later.By)].Value,
        { Manner: AcceptanceKind.Express or AcceptanceKind.AfterCorrection or AcceptanceKind.OnTheSpot } when material.State == MaterialState.HandIn =>
            T["Handed in at the department."].Value,
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync()
    {
        var receipt = await Send(new GetReceipt(Caller, Id, Step));
        if (!receipt.IsOk)
            return Instead(receipt.Problem);
        Receipt = receipt.Value;
        var lines = ((await Send(new ListDocuments(Caller, Id))).Value ?? []).Where(line => line.Step == Step || (line.Step is null && Receipt.Kind == ReceiptKind.Received)).ToList();
        Documents = new DocumentList($"/apply/{Id}", Receipt.Service, lines, (await Send(new GetIssuability())).Value!.IsPossible, NamesSteps: false);
        return Page();
    }
}
