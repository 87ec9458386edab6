using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalCloud.Web.Security;

/// <summary>Where somebody is led back to, as a header can hold it.</summary>
internal static class ReturnAddress
{
    private static readonly Uri Here = new("http://localhost");

    /// <summary>An address of this site with whatever is not ASCII escaped; null where it is none, or leads elsewhere.</summary>
    public static string? Local(string? address) =>
        RedirectHttpResult.IsLocalUrl(address) && !address!.StartsWith('~') && Uri.TryCreate(Here, address, out var whole) && whole.Authority == Here.Authority
            ? whole.PathAndQuery + whole.Fragment
            : null;
}
