using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// A page does what it has a handler for. Asked for another, the framework would show it without having filled it; there is no such page then. The
/// page of errors is shown whatever the method of the request that failed.
/// </summary>
internal sealed class OnlyHandlers : IPageFilter
{
    private const string Error = "/Error";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var page = context.ActionDescriptor;
        if (context.HandlerMethod is null && page.HandlerMethods.Count > 0 && page.ViewEnginePath != Error)
            context.Result = new NotFoundResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
