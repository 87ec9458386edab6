using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Web.Security;

/// <summary>Takes as long as checking a password: the time must not tell that there is no such account, or that it is locked.</summary>
public sealed class EqualTime(IPasswordHasher<User> hasher)
{
    // Of a password that nobody has.
    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<User>().HashPassword(new User(), Guid.NewGuid().ToString()));

    public void CheckNothing(string password) => hasher.VerifyHashedPassword(new User(), Hash.Value, password);
}
