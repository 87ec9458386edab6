using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Jobs;
using Hangfire;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Security;

/// <summary>Nobody learns from the doors which addresses have an account; whose it is learns it from a letter.</summary>
public sealed partial class RegisterTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Page = "/account/register";
    private const string Password = "three words that only I know";

    [Fact]
    public async Task Register_ThenTheCodeOfTheLetter_MakesTheAccountAndSignsIn()
    {
        var email = Unknown();
        using var client = platform.CreateClient();
        var closed = await Register(client, email);
        Assert.Null(await Find(email));

        using var done = await client.PostFrom(Page, $"{Page}?handler=Code&returnUrl=%2Faccount", ("Registration", closed), ("Email", email), ("Code", await CodeOf(closed)));

        Assert.Equal("/account", done.RequestMessage!.RequestUri!.AbsolutePath);
        var user = (await Find(email))!;
        Assert.Equal(("Ann Example", true), (user.DisplayName, user.EmailConfirmed));
        using var again = platform.CreateClient();
        using var signedIn = await again.Post("/account/sign-in", ("Email", email), ("Password", Password));
        Assert.Equal("/apply", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Register_WithAnAddressThatHasAnAccount_SaysTheSame_AndTellsItsOwner()
    {
        using var client = platform.CreateClient();
        var unknown = Unknown();

        var (forNew, forKnown) = (await Answer(client, unknown), await Answer(client, "citizen2@example.test"));

        Assert.Equal(Even(forNew, unknown), Even(forKnown, "citizen2@example.test"));
        var letter = Assert.Single(await Letters(letters => letters.OfRegistration(Closed(forKnown), CancellationToken.None)));
        Assert.Equal("You have an account with ApprovalCloud", letter.Subject);
        Assert.DoesNotMatch("[0-9]{8}", letter.TextBody);
    }

    [Fact]
    public async Task Register_WithAnAddressThatHasAnAccount_MakesNone_EvenByTheRightCode()
    {
        using var client = platform.CreateClient();
        var closed = Closed(await Answer(client, "citizen2@example.test"));
        var code = platform.Services.GetRequiredService<RegistrationSeal>().Open(closed)!.Code;

        using var done = await client.PostFrom(Page, $"{Page}?handler=Code", ("Registration", closed), ("Code", code));

        Assert.Contains("This is not the code of the latest letter", await done.Words());
        using var before = platform.CreateClient();
        using var signedIn = await before.Post("/account/sign-in", ("Email", "citizen2@example.test"), ("Password", SamplePeople.Password));
        Assert.Equal("/apply", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Code_IsTriedAFewTimesAMinute_AndNotForeverAtAll()
    {
        var email = Unknown();
        using var client = platform.CreateClient();
        var closed = await Register(client, email);
        var code = await CodeOf(closed);
        for (var tries = 0; tries < 5; tries++)
            (await client.PostFrom(Page, $"{Page}?handler=Code", ("Registration", closed), ("Code", "1"))).Dispose();
        using (var right = await client.PostFrom(Page, $"{Page}?handler=Code", ("Registration", closed), ("Code", code)))
            Assert.Contains("This is not the code of the latest letter", await right.Words());

        platform.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await client.PostFrom(Page, $"{Page}?handler=Code", ("Registration", closed), ("Code", code));

        Assert.Contains("This took too long", await late.Words());
        Assert.Null(await Find(email));
    }

    [Theory]
    [InlineData("password123456", "on lists that are tried out first")]
    [InlineData("justinbieber99", "on lists that are tried out first")]
    [InlineData("qwerty12345678", "on lists that are tried out first")]
    [InlineData("abcdefghijklm", "on lists that are tried out first")]
    [InlineData("210987654321", "on lists that are tried out first")]
    [InlineData("abcdeabcdeabcde", "on lists that are tried out first")]
    [InlineData("annexample1990", "Do not make the password of your name")]
    [InlineData("approvalcloud1!", "Do not make the password of your name")]
    [InlineData("short", "at least 12 characters")]
    public async Task Register_WithAPasswordThatOthersTryFirst_SaysSo_AndKeepsWhatWasTyped(string password, string words)
    {
        using var client = platform.CreateClient();
        using var answer = await client.Post(Page, ("Name", "annexample"), ("Email", "ann@example.test"), ("Password", password));

        var page = await answer.Words();
        Assert.Contains(words, page);
        Assert.Contains("value=\"annexample\"", page);
        Assert.DoesNotContain(password, page);
    }

    [Fact]
    public async Task Api_RegistersNobody()
    {
        using var client = platform.CreateClient();
        foreach (var address in new[] { "register", "resendConfirmationEmail" })
        {
            using var answer = await client.PostAsJsonAsync($"/api/account/{address}", new { email = "citizen@example.test", password = Password });
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task ForgottenPassword_SaysTheSameForEveryAddress_AndWritesOnlyToWhoeverHasAnAccount()
    {
        using var client = platform.CreateClient();
        foreach (var email in new[] { "citizen2@example.test", Unknown() })
        {
            using var page = await client.Post("/account/forgotten", ("Email", email));
            Assert.Contains("we have sent an e-mail there", await page.Words());
            using var api = await client.PostAsJsonAsync("/api/account/forgotPassword", new { email });
            Assert.Equal(HttpStatusCode.OK, api.StatusCode);
        }

        var asked = platform.Services.GetRequiredService<JobStorage>().GetMonitoringApi().EnqueuedJobs("default", 0, 1000)
            .Where(job => job.Value.Job.Type == typeof(AccountJob) && job.Value.Job.Method.Name == nameof(AccountJob.ForgottenPassword)).ToList();
        Assert.Equal(4, asked.Count);
        Assert.Empty(await Letters(letters => letters.OfForgottenPassword(Unknown(), CancellationToken.None)));
        Assert.Single(await Letters(letters => letters.OfForgottenPassword("citizen2@example.test", CancellationToken.None)));
    }

    [Fact]
    public async Task Reset_ByTheLinkOfTheLetter_ChangesThePasswordOnce_AndEndsAllSessions()
    {
        var email = Unknown();
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        using var before = platform.CreateClient();
        (await before.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        var letter = Assert.Single(await Letters(letters => letters.OfForgottenPassword(email, CancellationToken.None)));
        var link = LinkOfLetter.In(letter.TextBody!);
        using var client = platform.CreateClient();
        // As somebody copies it out of a letter, which broke it into lines.
        (string, string)[] fields = [("Email", link.Email), ("Token", $" {link.Token[..70]}\r\n{link.Token[70..]}"), ("Password", Password)];
        using (var empty = await client.Post(link.Page, ("Password", Password)))
            Assert.Contains("Enter the code that stands in the letter", await empty.Words());
        using (var weak = await client.Post(link.Page, ("Email", link.Email), ("Token", link.Token), ("Password", "password123456")))
            Assert.Contains("on lists that are tried out first", await weak.Words());

        using var done = await client.Post(link.Page, fields);

        Assert.Equal("/account/sign-in", done.RequestMessage!.RequestUri!.AbsolutePath);
        using (var twice = await client.Post(link.Page, fields))
            Assert.Contains("This link does not hold any more", await twice.Words());
        using var old = await before.GetAsync(new Uri("/apply", UriKind.Relative));
        Assert.Equal("/account/sign-in", old.RequestMessage!.RequestUri!.AbsolutePath);
        using var signedIn = await client.Post("/account/sign-in", ("Email", email), ("Password", Password));
        Assert.Equal("/apply", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
    }

    // However it comes that nobody is let in, a password is hashed once: the time tells nothing.
    [Fact]
    public async Task SignIn_SaysTheSame_ForAWrongPassword_AnUnknownAddress_AndALockedAccount()
    {
        var locked = Unknown();
        await platform.Ok(new AddUser(locked, "Somebody", SamplePeople.Password));
        await platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            await users.SetLockoutEndDateAsync((await users.FindByEmailAsync(locked))!, DateTimeOffset.UtcNow.AddDays(1));
        });
        using var client = platform.CreateClient();
        var answers = new HashSet<string>();
        foreach (var (email, password) in new[] { ("citizen2@example.test", "not-the-password"), (Unknown(), "not-the-password"), (locked, "not-the-password"), (locked, SamplePeople.Password) })
        {
            using var page = await client.Post("/account/sign-in", ("Email", email), ("Password", password));
            answers.Add(Summary().Match(await page.Words()).Value);
            using var api = await client.PostAsJsonAsync("/api/account/login", new { email, password });
            Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        }

        Assert.Contains("The e-mail address or the password is not right", Assert.Single(answers));
    }

    private async Task<string> Register(HttpClient client, string email) => Closed(await Answer(client, email));

    // Operators make accounts for who works here, and know no password of theirs.
    [Fact]
    public async Task Account_MadeByAnOperator_GetsItsPasswordByTheLinkAlone_Once()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        var person = await platform.Ok(new AddUser(email, "Somebody New", null, Role.Supervisor));
        var written = await platform.InScope(async services => await services.GetRequiredService<PasswordLinks>().Of((await services.GetRequiredService<UserManager<User>>().FindByIdAsync($"{person}"))!));
        var link = LinkOfLetter.In(written.Address);
        using var client = platform.CreateClient();
        using (var early = await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password)))
            Assert.Contains("is not right", await early.Words());

        (await client.Post(link.Page, ("Email", link.Email), ("Token", link.Token), ("Password", SamplePeople.Password))).Dispose();

        using var again = await client.Post(link.Page, ("Email", link.Email), ("Token", link.Token), ("Password", "some other password of mine"));
        Assert.Contains("This link does not hold any more", await again.Words());
        using var signedIn = await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password));
        Assert.Equal("/watch", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static async Task<string> Answer(HttpClient client, string email)
    {
        using var answer = await client.Post(Page, ("Name", "Ann Example"), ("Email", email), ("Password", Password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Words();
    }

    private async Task<string> CodeOf(string closed) =>
        Code().Match(Assert.Single(await Letters(letters => letters.OfRegistration(closed, CancellationToken.None))).TextBody!).Value;

    private static string Closed(string page) => Sealed().Match(page).Groups["closed"].Value;

    // But for what is sealed anew each time.
    private static string Even(string page, string email) => Tokens().Replace(page, "").Replace(email, "", StringComparison.Ordinal);

    private Task<User?> Find(string email) => platform.InScope(services => services.GetRequiredService<UserManager<User>>().FindByEmailAsync(email));

    private Task<IReadOnlyList<MimeMessage>> Letters(Func<AccountLetters, Task> write) => platform.InScope(async services =>
    {
        var before = Files();
        await write(services.GetRequiredService<AccountLetters>());
        return (IReadOnlyList<MimeMessage>)[.. Files().Except(before).Select(file => MimeMessage.Load(file))];
    });

    private List<string> Files() => Directory.Exists(platform.MailFolder) ? [.. Directory.EnumerateFiles(platform.MailFolder, "*.eml")] : [];

    private static string Unknown() => $"{Guid.NewGuid():N}@example.test";

    [GeneratedRegex("name=\"Registration\" value=\"(?<closed>[^\"]+)\"")]
    private static partial Regex Sealed();

    [GeneratedRegex("(?<=value=\")CfDJ8[^\"]+|nonce=\"[^\"]+\"")]
    private static partial Regex Tokens();

    [GeneratedRegex("[0-9]{8}")]
    private static partial Regex Code();

    [GeneratedRegex("<div class=\"govuk-error-summary\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Summary();
}
