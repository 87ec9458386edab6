using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Somebody signs in twice at the same moment, on two nodes, and both sign-ins change the account.</summary>
public abstract class OvertakenAccountTests(Platform platform)
{
    [Fact]
    public async Task Account_ChangedByAnotherRequest_IsAsThatOneLeftIt_AndTheSignInGoesOn()
    {
        var email = await Somebody();
        await platform.InScope(async late =>
        {
            var users = late.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync(email))!;
            await platform.InScope(async first =>
            {
                var own = first.GetRequiredService<UserManager<User>>();
                var same = (await own.FindByEmailAsync(email))!;
                same.AccessFailedCount = 3;
                Assert.True((await own.UpdateAsync(same)).Succeeded);
            });
            user.AccessFailedCount = 7;
            Assert.False((await users.UpdateAsync(user)).Succeeded);

            var session = new Session { PersonId = user.Id, Proof = Proof.Password, IsProgram = true, Device = "", Address = "", BeganAt = platform.Clock.GetUtcNow() };
            await late.GetRequiredService<Sessions>().Begin(session, CancellationToken.None);

            Assert.Equal(3, user.AccessFailedCount);
        });
        Assert.Equal(3, await platform.InDatabase(db => db.Users.Where(one => one.Email == email).Select(one => one.AccessFailedCount).SingleAsync()));
    }

    private async Task<string> Somebody()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        return email;
    }
}

[Collection(nameof(SqlitePlatform))]
public sealed class OvertakenAccountOnSqlite(SqlitePlatform platform) : OvertakenAccountTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class OvertakenAccountOnPostgres : OvertakenAccountTests
{
    public OvertakenAccountOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
