using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Security;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Whoever reads the log, however much of it is written, learns no secret of anybody and nothing that a form asked.</summary>
public sealed partial class SecretTests(ListeningPlatform platform) : IClassFixture<ListeningPlatform>
{
    private const string New = "three words nobody guesses";
    private const string Wrong = "wrong-password-of-somebody";

    [Fact]
    public async Task Log_OfSigningIn_HoldsNoPasswordCodeNorToken()
    {
        var secrets = new List<string> { SamplePeople.Password, New, Wrong };
        await SignIn(secrets);
        await Forget(secrets);
        await Register(secrets);
        await SecondFactor(secrets);
        await Program(secrets);

        Assert.True(secrets.Count >= 12);
        AreUnheard(secrets);
    }

    [Fact]
    public async Task Log_OfAnApplication_HoldsNothingOfItsForm()
    {
        var identity = await platform.InDatabase(db => Task.FromResult(db.Users.Single(user => user.Id == platform.Citizen.Id).IdentityNumber!));
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");
        foreach (var page in new[] { $"/apply/{draft}/section/premises", $"/apply/{draft}/section/business", $"/apply/{draft}/check", "/account/data", "/account/data/facts" })
            (await citizen.GetAsync(new Uri(page, UriKind.Relative))).Dispose();
        (await citizen.Post($"/apply/{draft}/section/business", ("business.name", "不可告人餐饮店"), ("representative.phone", "13812345678"), ("representative.residentId", "511602199103050059"))).Dispose();
        using var api = await platform.SignedIn("citizen");
        (await api.PatchAsJsonAsync($"/api/applications/{draft}", new { facts = new Dictionary<string, string> { ["representative.phone"] = "not-a-phone-13812345678", ["no.such"] = "不可告人餐饮店" } })).Dispose();
        (await citizen.Post($"/apply/{draft}/check", ("OnPaper", "true"), ("Once", Guid.NewGuid().ToString()), ("Password", SamplePeople.Password))).Dispose();
        await platform.Drain([]);

        Assert.NotEqual("Draft", (await platform.Ok(new GetApplication(platform.Citizen, draft))).Status);
        AreUnheard([identity, "511602199103050059", "13812345678", "不可告人餐饮店", Given.Secrets[1], SamplePeople.Password]);
    }

    [Fact]
    public async Task Letters_HoldNoPassword_AndOnlyTheCodeOrLinkTheyAreFor()
    {
        var (secrets, before) = (new List<string>(), Letters().Count);
        await Forget(secrets);
        await Register(secrets);
        var letters = Letters().Skip(before).Select(mail => mail.ToString() + mail.TextBody).ToList();

        Assert.True(letters.Count >= 2);
        Assert.All(letters, letter => Assert.All([SamplePeople.Password, New, Wrong], secret => Assert.DoesNotContain(secret, letter, StringComparison.Ordinal)));
        // Each of what was sent stands in one letter alone.
        Assert.All(secrets.Where(secret => secret is not (SamplePeople.Password or New or Wrong)), secret => Assert.True(letters.Count(letter => letter.Contains(secret, StringComparison.Ordinal)) <= 1));
    }

    [Fact]
    public void Log_SaysNothingOfItsSettings() => AreUnheard(["Data Source=", "development-only-"]);

    private async Task SignIn(List<string> secrets)
    {
        using var page = platform.CreateClient();
        (await page.Post("/account/sign-in", ("Email", "citizen@example.test"), ("Password", Wrong))).Dispose();
        (await page.Post("/account/sign-in", ("Email", "citizen@example.test"), ("Password", SamplePeople.Password))).Dispose();
        (await page.Post("/account/password", ("Present", Wrong), ("New", New))).Dispose();
        using var api = platform.CreateClient();
        (await api.PostAsJsonAsync("/api/account/login", new { email = "citizen@example.test", password = Wrong })).Dispose();
        using var login = await api.PostAsJsonAsync("/api/account/login", new { email = "citizen@example.test", password = SamplePeople.Password });
        var tokens = await login.Json();
        secrets.AddRange([tokens.GetProperty("accessToken").GetString()!, tokens.GetProperty("refreshToken").GetString()!]);
        (await api.PostAsJsonAsync("/api/account/refresh", new { refreshToken = secrets[^1] })).Dispose();
        api.DefaultRequestHeaders.Authorization = new("Bearer", secrets[^2]);
        (await api.GetAsync(new Uri("/api/applications", UriKind.Relative))).Dispose();
        api.DefaultRequestHeaders.Authorization = new("Bearer", Wrong);
        (await api.GetAsync(new Uri("/api/applications", UriKind.Relative))).Dispose();
    }

    private async Task Forget(List<string> secrets)
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        var before = Letters().Count;
        await platform.InScope(services => services.GetRequiredService<AccountLetters>().OfForgottenPassword(email, CancellationToken.None));
        var link = LinkOfLetter.In(Letters().Skip(before).Single(mail => mail.To.ToString().Contains(email, StringComparison.Ordinal)).TextBody!);
        secrets.Add(link.Token);
        using var client = platform.CreateClient();
        using var done = await client.Post(link.Page, ("Email", email), ("Token", link.Token), ("Password", New));
        Assert.Equal("/account/sign-in", done.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private async Task Register(List<string> secrets)
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        using var client = platform.CreateClient();
        using var answer = await client.Post("/account/register", ("Name", "Ann Example"), ("Email", email), ("Password", New));
        var closed = Closed().Match(await answer.Words()).Groups["value"].Value;
        var code = platform.Services.GetRequiredService<RegistrationSeal>().Open(closed)!.Code;
        secrets.AddRange([closed, code]);
        await platform.InScope(services => services.GetRequiredService<AccountLetters>().OfRegistration(closed, CancellationToken.None));
        (await client.PostFrom("/account/register", "/account/register?handler=Code", ("Registration", closed), ("Email", email), ("Code", code))).Dispose();
    }

    private async Task SecondFactor(List<string> secrets)
    {
        const string page = "/account/second-factor";
        var email = $"{Guid.NewGuid():N}@example.test";
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        using var client = platform.CreateClient();
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        using var begun = await client.PostFrom(page, $"{page}?handler=Begin", ("Password", SamplePeople.Password));
        var key = Key().Match(await begun.Words()).Groups["key"].Value;
        var code = AuthenticatorApp.Code(key, platform.Clock);
        using var on = await client.Post(page, ("Code", code));
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        using var again = platform.CreateClient();
        (await again.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        platform.Clock.Advance(TimeSpan.FromSeconds(30));
        (await again.Post("/account/two-factor", ("Code", AuthenticatorApp.Code(key, platform.Clock)), ("IsKeptCode", "false"))).Dispose();
        secrets.AddRange([key, key.Replace(" ", "", StringComparison.Ordinal)]);
        Assert.True(key.Length > 20, key);
    }

    private async Task Program(List<string> secrets)
    {
        var client = await platform.Ok(new AddClient("A program", "fire-rescue", "tasks.read tasks.decide"));
        using var http = platform.CreateClient();
        foreach (var secret in new[] { Wrong, client.Secret })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = $"{client.Id}", ["client_secret"] = secret });
            using var token = await http.PostAsync(new Uri("/api/account/token", UriKind.Relative), form);
            if (token.IsSuccessStatusCode)
                secrets.AddRange([secret, (await token.Json()).GetProperty("access_token").GetString()!]);
        }
    }

    private void AreUnheard(IEnumerable<string> secrets)
    {
        Assert.NotEmpty(platform.Log.Heard);
        foreach (var secret in secrets.Where(secret => secret.Length > 5))
        {
            var heard = platform.Log.Heard.FirstOrDefault(one => one.Line.Contains(secret, StringComparison.Ordinal) || one.Line.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal));
            Assert.True(heard.Line is null, $"{secret} in {heard.Level}: {heard.Line}");
        }
    }

    private List<MimeMessage> Letters() => Directory.Exists(platform.MailFolder) ? [.. Directory.EnumerateFiles(platform.MailFolder, "*.eml").Order(StringComparer.Ordinal).Select(path => MimeMessage.Load(path))] : [];

    [GeneratedRegex("name=\"Registration\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Closed();

    [GeneratedRegex("<code class=\"app-key\">(?<key>[^<]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
