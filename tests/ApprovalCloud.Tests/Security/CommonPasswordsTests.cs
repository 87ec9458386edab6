using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>What many choose, or what leaked, nobody may choose here (ASVS 5.0, 6.2.4 and 6.2.12), without any file that an operator brings.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class CommonPasswordsTests(SqlitePlatform platform)
{
    private const int AsManyAsAsked = 3_000;

    [Fact]
    public async Task ThreeThousandThatWouldBeAllowedOtherwise_AreRefused()
    {
        var (refused, taken) = await platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var byLength = new PasswordValidator<User>();
            var (refused, taken) = (0, new List<string>());
            foreach (var password in Listed())
            {
                if (!(await byLength.ValidateAsync(users, new User(), password)).Succeeded)
                    continue;
                var isTaken = true;
                foreach (var validator in users.PasswordValidators)
                    isTaken &= (await validator.ValidateAsync(users, new User(), password)).Succeeded;
                if (isTaken)
                    taken.Add(password);
                else
                    refused++;
            }

            return (refused, taken);
        });
        Assert.Empty(taken);
        Assert.True(refused >= AsManyAsAsked, $"{refused}");
    }

    [Theory]
    [InlineData("qwerty123456")]
    [InlineData("Leavemealone")]
    [InlineData("1q2w3e4r5t6y")]
    public async Task OneOfThem_IsRefusedHoweverItIsWritten(string password) => await platform.InScope(async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var answers = new List<IdentityResult>();
        foreach (var validator in users.PasswordValidators)
            answers.Add(await validator.ValidateAsync(users, new User(), password));
        Assert.Contains(answers, answer => answer.Errors.Any(error => error.Code == "PasswordKnown"));
    });

    private static IEnumerable<string> Listed()
    {
        using var list = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream("passwords.txt")!);
        while (list.ReadLine() is { } line)
            yield return line;
    }
}
