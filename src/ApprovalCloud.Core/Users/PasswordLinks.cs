using ApprovalCloud.Core.Messaging;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Users;

/// <summary>Links by which the owner of an account chooses its password: good once, for a day.</summary>
public sealed class PasswordLinks(UserManager<User> users, IOptions<MailOptions> options)
{
    public async Task<string> Of(User user) => QueryHelpers.AddQueryString($"{options.Value.PublicAddress}/account/reset", new Dictionary<string, string?>
    {
        ["email"] = user.Email, ["token"] = LetterToken.Write(await users.GeneratePasswordResetTokenAsync(user)),
    });
}
