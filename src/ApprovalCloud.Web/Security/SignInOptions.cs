namespace ApprovalCloud.Web.Security;

/// <summary>Of whom more than a password is asked.</summary>
public enum SecondFactorOf
{
    /// <summary>Who works here.</summary>
    Staff,

    /// <summary>Nobody: for trying the platform out. Accounts that have a second factor are asked for it all the same.</summary>
    Nobody,
}

/// <summary>Section <c>SignIn</c> of the configuration.</summary>
public sealed class SignInOptions
{
    public SecondFactorOf SecondFactor { get; set; } = SecondFactorOf.Staff;

    /// <summary>How long after showing who they are somebody decides without showing it again.</summary>
    public TimeSpan DecisionsWithin { get; set; } = TimeSpan.FromMinutes(30);
}
