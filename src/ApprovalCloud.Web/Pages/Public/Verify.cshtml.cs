using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Localisation;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>Anybody can check a document that they are shown; its code leads here.</summary>
[EnableRateLimiting(RateLimits.Verify)]
public sealed class VerifyModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : PageModel
{
    /// <summary>The code that was asked for; null before anybody has asked.</summary>
    public string? Asked { get; private set; }

    public VerifiedDocument? Document { get; private set; }

    public string Title => Document!.LicenceType is { } type
        ? workflows.Licences.GetValueOrDefault(type)?.Title.Here() ?? type
        : DocumentWords.TitleOf(Document.Kind).Here();

    public string Authority => Document!.Department is { } department
        ? workflows.Departments.GetValueOrDefault(department)?.Name.Here() ?? department
        : DocumentWords.Window.Here();

    public (string Colour, string Words, string Meaning) Standing => Document!.Standing switch
    {
        Core.Documents.Standing.Valid => ("green", T["Valid"], T["It was issued by this authority, and it is in force."]),
        Core.Documents.Standing.Revoked => ("red", T["Revoked"], T["The authority took it back on {0}. It stands for nothing any more.", Ended]),
        Core.Documents.Standing.Expired => ("red", T["Expired"], T["It was issued by this authority, and ran out on {0}.", Ended]),
        Core.Documents.Standing.Superseded => ("yellow", T["Superseded"], T["It was issued by this authority. Since {0}, something newer has taken its place.", Ended]),
        Core.Documents.Standing.Issued => ("green", T["Genuine"], T["It was issued by this authority as it stands."]),
    };

    private string Ended => Display.Date(Document!.EndedAt!.Value);

    public async Task<IActionResult> OnGetAsync(string? id, string? code)
    {
        if (id is null && !string.IsNullOrWhiteSpace(code))
            return LocalRedirect($"~/verify/{Uri.EscapeDataString(code.Trim())}");
        Asked = id;
        if (id is null)
            return Page();
        Document = (await mediator.Send(new VerifyDocument(id), HttpContext.RequestAborted)).Value;
        Response.Headers.CacheControl = "no-store";
        if (Document is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
