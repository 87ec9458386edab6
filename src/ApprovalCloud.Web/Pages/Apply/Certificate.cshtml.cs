using ApprovalCloud.Core.Documents;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The certificate of a licence, as a signed PDF.</summary>
public sealed class CertificateModel(IMediator mediator) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(string number)
    {
        var certificate = await Send(new GetCertificate(Caller, number));
        return certificate.IsOk ? File(certificate.Value.Pdf.Content, DocumentLinks.Pdf, certificate.Value.Pdf.Name) : Instead(certificate.Problem);
    }
}
