using ApprovalCloud.Core.Users;
using ApprovalCloud.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>How slowly passwords are hashed, as the platform runs; tests' own platforms do it faster.</summary>
public sealed class PasswordHashTests
{
    [Fact]
    public async Task Password_IsHashedSlowly_AndAnewWhereItWasHashedFaster()
    {
        await using var app = WebSetup.Build(["--Jobs:Enabled=false"]);
        await using var scope = app.Services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>();
        var before = new PasswordHasher<User>().HashPassword(new User(), "a password of old");

        var hash = Convert.FromBase64String(hasher.HashPassword(new User(), "a password of now"));

        // Identity's third format: 1, the function (2 is HMAC-SHA-512), the rounds.
        Assert.Equal((1, 2u, 210_000u), (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)), System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5))));
        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, hasher.VerifyHashedPassword(new User(), before, "a password of old"));
    }
}
