using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// A page does what it has a handler for. Asked for another, the framework would show it without having filled it; there is no such page then. What
/// needs no filling to be looked at has no handler for that, and the page of errors is shown whatever the method of the request that failed.
/// </summary>
internal sealed class OnlyHandlers : IPageFilter
{
    private const string Error = "/Error";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var (page, method) = (context.ActionDescriptor, context.HttpContext.Request.Method);
        var isLook = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (context.HandlerMethod is null && page.ViewEnginePath != Error && (!isLook || page.HandlerMethods.Any(handler => HttpMethods.IsGet(handler.HttpMethod))))
            context.Result = new NotFoundResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
