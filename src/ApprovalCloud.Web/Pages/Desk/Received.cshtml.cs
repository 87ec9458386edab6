using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>容缺: documents that the applicant committed to hand in later.</summary>
public sealed class ReceivedModel(IMediator mediator, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    [BindProperty]
    public string? Material { get; set; }

    public Task<IActionResult> OnGetAsync() => Again();

    public async Task<IActionResult> OnPostAsync()
    {
        var received = await Send(new ReceiveDocument(Caller, ApplicationId, Step, Material ?? "", Version));
        if (!received.IsOk)
            return await Refused(received.Problem);
        return Done(
            received.Value.Status == StepStatus.Granted
                ? T["Everything has come. The step is granted, the certificate issued, and the applicant told."]
                : T["It is on record that the document has come."],
            next: false);
    }
}
