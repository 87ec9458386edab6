using ApprovalCloud.Core.Messaging;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Users;

/// <summary>Links by which the owner of an account chooses its password: good once, for a day.</summary>
public sealed class PasswordLinks(UserManager<User> users, IOptions<MailOptions> options)
{
    public async Task<LetterLink> Of(User user) =>
        LetterLink.To($"{options.Value.PublicAddress}/account/reset", user.Email!, await users.GeneratePasswordResetTokenAsync(user));
}
