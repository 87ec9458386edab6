using System.Security.Claims;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace ApprovalCloud.Web.Observability;

/// <summary>
/// What each line of the log says beside its words: which node, and of a request who asked, in which session, from where, and for which of the
/// addresses there are. Not the address itself, which holds codes and words that somebody looked for.
/// </summary>
public sealed class WhoAndWhere(IHttpContextAccessor contexts) : ILogEventEnricher
{
    private readonly LogEventProperty node = new("Node", new ScalarValue(Environment.MachineName));

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.AddPropertyIfAbsent(node);
        if (contexts.HttpContext is not { } context)
            return;
        Add("Person", context.User.FindFirstValue(ClaimTypes.NameIdentifier));
        Add("In", context.User.SessionId()?.ToString());
        Add("From", context.Connection.RemoteIpAddress?.ToString());
        Add("Method", context.Request.Method);
        var endpoint = context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint ?? context.GetEndpoint();
        Add("Route", (endpoint as RouteEndpoint)?.RoutePattern.RawText);
        Add("Request", context.TraceIdentifier);

        void Add(string name, string? value)
        {
            if (value is not null)
                logEvent.AddPropertyIfAbsent(new LogEventProperty(name, new ScalarValue(value)));
        }
    }
}
