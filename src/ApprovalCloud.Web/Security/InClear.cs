using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Web.Api;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

internal static class InClear
{
    /// <summary>
    /// A program that reached the proxy without TLS is refused, where the public address has it. One that is led on to TLS never learns that it sends
    /// its password in clear each time.
    /// </summary>
    public static void RefuseInClear(this IApplicationBuilder api)
    {
        var address = api.ApplicationServices.GetRequiredService<IOptions<MailOptions>>().Value.PublicAddress;
        if (!address.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
            return;
        api.Use((context, next) => !context.Request.IsHttps && context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalProtoHeaderName)
            ? new Problem(ProblemKind.Forbidden, "InClear", Messages.InClear).ToHttp().ExecuteAsync(context)
            : next(context));
    }
}
