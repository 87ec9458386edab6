using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalCloud.Web.Security;

/// <summary>Where somebody asks to be sent on to.</summary>
public static class LocalAddress
{
    /// <summary>It, if it is on this site and written as a header can say it; null otherwise.</summary>
    public static string? Of(string? asked) => RedirectHttpResult.IsLocalUrl(asked) && Ascii.IsValid(asked) ? asked : null;
}
