using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>Takes as long as checking a password: the time must not tell that there is no such account, or that it is locked.</summary>
public sealed class EqualTime(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<User> hasher = new(options);
    // Of a password that nobody has.
    private readonly Lazy<string> hash = new(() => new PasswordHasher<User>(options).HashPassword(new User(), Guid.NewGuid().ToString()));

    public void CheckNothing(string password) => hasher.VerifyHashedPassword(new User(), hash.Value, password);
}
