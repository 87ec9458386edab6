using ApprovalCloud.Core.MyData;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Account.Data;

/// <summary>Everything as one file, once the password is right.</summary>
public sealed class ExportModel(IMediator mediator, ExportMyData export, Confirmation confirmation) : RoomPage(mediator)
{
    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return Page();
        }

        Response.ContentType = "application/json; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"my-data.json\"";
        Response.Headers.CacheControl = "no-store";
        await export.Write(Caller, Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }
}
