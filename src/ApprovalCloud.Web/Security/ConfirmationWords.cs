namespace ApprovalCloud.Web.Security;

public static class ConfirmationWords
{
    /// <summary>In English, which is the key of its translations; null if it was taken.</summary>
    public static string? Of(ConfirmationFault fault) => fault switch
    {
        ConfirmationFault.None => null,
        ConfirmationFault.Missing => "Enter your password",
        ConfirmationFault.Wrong => "This could not be confirmed. Check the password and try again.",
        ConfirmationFault.NoPassword => "Your account has no password. Sign in once more, then do this within ten minutes.",
        ConfirmationFault.LockedOut => "Too many wrong passwords. This account is locked for a few minutes; wait, then try again.",
    };
}
