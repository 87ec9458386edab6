using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Security;

/// <summary>Nothing secret, and nobody's e-mail address, stands in an address that a server is asked for: neither in letters nor on pages.</summary>
public sealed partial class AddressTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private static readonly string[] Secret = ["email", "token", "password", "credential", "registration", "kept", "newemail"];

    [Fact]
    public async Task Letters_OfAccounts_LeadToPages_AndKeepTheirCodeBehindTheHash()
    {
        var email = await Somebody();
        var (user, asked, other) = (await Find(email), $"asked+{Guid.NewGuid():N}@example.test", $"other-{Guid.NewGuid():N}@example.test");
        await platform.InScope(services => services.GetRequiredService<AccountLetters>().OfForgottenPassword(email, CancellationToken.None));
        await platform.Ok(new AskForEmail(new Caller(user.Id, user.DisplayName), asked));
        using var program = await platform.SignedIn(email.Split('@')[0]);
        using var changed = await program.PostAsJsonAsync("/api/account/manage/info", new { newEmail = other });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        foreach (var (to, page) in new[] { (email, "/account/reset"), (asked, "/account/data/email"), (other, "/account/data/email") })
        {
            var text = Assert.Single(LettersTo(to)).TextBody!;
            var link = LinkOfLetter.In(text);
            Assert.Equal((page, to), (link.Page, link.Email));
            Assert.Contains($"\n{link.Token}\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }

        Assert.Equal("/account/reset", new Uri((await platform.InScope(services => services.GetRequiredService<PasswordLinks>().Of(user))).Address).PathAndQuery);
    }

    [Fact]
    public async Task Api_ConfirmsNoAddressByALink_AndLeavesThoseOfStaffAlone()
    {
        using var nobody = platform.CreateClient();
        using var confirmed = await nobody.GetAsync(new Uri($"/api/account/confirmEmail?userId={Guid.NewGuid()}&code=x&changedEmail=x@example.test", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, confirmed.StatusCode);
        using var clerk = await platform.SignedIn("clerk.tobacco");
        using var changed = await clerk.PostAsJsonAsync("/api/account/manage/info", new { newEmail = "elsewhere@example.test" });
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
    }

    [Fact]
    public async Task Pages_TakeNothingSecretFromTheirAddress()
    {
        var loader = platform.Services.GetRequiredService<PageLoader>();
        var (taken, looked) = (new List<string>(), 0);
        foreach (var page in platform.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var model = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).ModelTypeInfo!;
            var named = model.GetProperties().Where(property => property.GetCustomAttribute<BindPropertyAttribute>()?.SupportsGet == true).Select(property => property.Name)
                .Concat(model.GetMethods().Where(method => method.Name.StartsWith("OnGet", StringComparison.Ordinal)).SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name!)).ToList();
            looked += named.Count;
            taken.AddRange(named.Where(name => Secret.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => $"{page.ViewEnginePath} {name}"));
        }

        Assert.True(looked > 50, $"{looked}");
        Assert.Empty(taken);
    }

    [Fact]
    public async Task Pages_OfAccounts_LeadNowhereWithASecretInTheQuery()
    {
        var email = await Somebody();
        using var nobody = platform.CreateClient();
        using var client = await platform.SignedInToPages(email.Split('@')[0]);
        var link = LinkOfLetter.In((await platform.InScope(async services => await services.GetRequiredService<PasswordLinks>().Of(await Find(email)))).Address);
        var pages = new List<string>();
        foreach (var (who, page) in new[] { (nobody, "/account/sign-in"), (nobody, "/account/reset"), (nobody, "/account/forgotten"), (nobody, "/account/register"), (client, "/account/data/email") })
        {
            pages.Add(await who.GetStringAsync(new Uri(page, UriKind.Relative)));
            using var refused = await who.Post(page, ("Email", email), ("Token", link.Token), ("Password", "wrong"), ("Name", "Somebody"));
            pages.Add(await refused.Words());
        }

        foreach (var page in new[] { "/account", "/account/sessions", "/account/data", "/account/data/account", "/account/delegations/new", "/account/passkeys", "/account/second-factor" })
            pages.Add(await client.GetStringAsync(new Uri(page, UriKind.Relative)));

        Assert.Contains(pages, page => page.Contains($"/account/forgotten#email={Uri.EscapeDataString(email)}", StringComparison.Ordinal));
        var queries = pages.SelectMany(page => Query().Matches(WebUtility.HtmlDecode(page))).Select(match => Uri.UnescapeDataString(match.Groups["query"].Value)).ToList();
        Assert.NotEmpty(queries);
        Assert.All(queries, query => Assert.DoesNotMatch("(?i)@|(^|[?&])(email|token|password)=", query));
        Assert.All(queries, query => Assert.DoesNotContain(link.Token, query, StringComparison.Ordinal));
    }

    private async Task<string> Somebody()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        return email;
    }

    private async Task<User> Find(string email) => (await platform.InScope(services => services.GetRequiredService<UserManager<User>>().FindByEmailAsync(email)))!;

    private List<MimeMessage> LettersTo(string address) =>
        [.. Directory.EnumerateFiles(platform.MailFolder, "*.eml").Select(path => MimeMessage.Load(path)).Where(mail => mail.To.ToString().Contains(address, StringComparison.Ordinal))];

    [GeneratedRegex("(?:href|action|formaction|src|hx-[a-z]+|data-[a-z-]+)=\"[^\"#?]*\\?(?<query>[^\"#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();
}
