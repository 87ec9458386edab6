using System.Text;
using ApprovalCloud.Core.Documents;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>A licence as a verifiable credential, in JSON.</summary>
public sealed class CredentialModel(IMediator mediator) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(string number)
    {
        var certificate = await Send(new GetCertificate(Caller, number));
        return certificate.IsOk
            ? File(Encoding.UTF8.GetBytes(SdJwt.Read(certificate.Value.Credential).Json().ToJsonString()), SdJwt.JsonMediaType, $"licence-{number}.json")
            : Instead(certificate.Problem);
    }
}
