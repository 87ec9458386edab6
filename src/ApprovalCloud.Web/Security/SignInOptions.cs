using System.Security.Claims;
using ApprovalCloud.Core.Users;

namespace ApprovalCloud.Web.Security;

/// <summary>Of whom more than a password is asked.</summary>
public enum SecondFactorOf
{
    /// <summary>Who works here.</summary>
    Staff,

    /// <summary>Who works here, and citizens too.</summary>
    Everybody,

    /// <summary>Nobody: for trying the platform out. Accounts that have a second factor are asked for it all the same.</summary>
    Nobody,
}

/// <summary>Section <c>SignIn</c> of the configuration.</summary>
public sealed class SignInOptions
{
    public SecondFactorOf SecondFactor { get; set; } = SecondFactorOf.Staff;

    /// <summary>Whether somebody must have shown more than a password.</summary>
    public bool IsAskedOf(ClaimsPrincipal person) => SecondFactor == SecondFactorOf.Everybody || (SecondFactor == SecondFactorOf.Staff && Role.All.Any(person.IsInRole));

    /// <summary>How long after showing who they are somebody decides without showing it again.</summary>
    public TimeSpan DecisionsWithin { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Whether the API gives tokens for somebody's address and password (<c>POST /api/account/login</c>): a program that is trusted with these knows more
    /// than it needs (RFC 9700, 2.4). Programs of departments have client credentials.
    /// </summary>
    public bool TokensByPassword { get; set; }
}
