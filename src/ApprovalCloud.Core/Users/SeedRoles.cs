using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

public sealed class SeedRoles(RoleManager<IdentityRole<Guid>> roles)
{
    public async Task Run()
    {
        foreach (var role in Role.All)
        {
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7() });
        }
    }
}
