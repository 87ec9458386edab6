using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>What a browser or a program carries from one request to the next, and may have changed: where a list goes on, who somebody is, what a link opens.</summary>

public sealed class DoorFuzzTests(SqlitePlatform platform, ITestOutputHelper output) : IClassFixture<SqlitePlatform>
{
    private readonly Fuzzer fuzzer = new(output);

    [Fact]
    public async Task Cursors_GoOn_OrAreRefused()
    {
        await new Given(platform).ParallelSteps();
        var clerk = platform.Clerk("market-supervision");
        var next = (await platform.Ok(new ListTasks(clerk, Take: 1))).Next ?? $"x.{platform.Clock.GetUtcNow().UtcTicks}.{Guid.NewGuid():N}.food-licence";
        await fuzzer.Run("cursors of lists", [Encoding.UTF8.GetBytes(next), Encoding.UTF8.GetBytes(next[(next.IndexOf('.', StringComparison.Ordinal) + 1)..]), Encoding.UTF8.GetBytes($"1.{Guid.NewGuid():N}.1")], async input =>
        {
            var cursor = Mutation.Text(input);
            Answered(await platform.Send(new ListTasks(clerk, Cursor: cursor)));
            Answered(await platform.Send(new ListChecks(clerk, cursor)));
            Answered(await platform.Send(new ListLicences(clerk, Cursor: cursor)));
            Answered(await platform.Send(new ListAccess(platform.Citizen, Cursor: cursor)));
            Answered(await platform.Send(new ListCases(platform.Supervisor, true, 202_601, 202_612) { Cursor = cursor }));
        });
    }

    [Fact]
    public async Task BearerTokens_OpenNothing_ThatWereChanged()
    {
        using var citizen = await platform.SignedIn("citizen");
        var token = citizen.DefaultRequestHeaders.Authorization!.Parameter!;
        using var client = platform.CreateClient();
        await fuzzer.Run("bearer tokens", [Encoding.ASCII.GetBytes(token)], async input =>
        {
            // A header holds nothing else.
            var sent = new string([.. Encoding.Latin1.GetString(input).Where(letter => letter is > ' ' and < '\x7f')]);
            // Nor more: Kestrel refuses what is longer before anybody reads it.
            if (sent.Length > 32_000)
                return;
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {sent}");
            using var answer = await client.SendAsync(request);
            // The last letter of base64 has bits to spare.
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
                Assert.Equal(WebEncoders.Base64UrlDecode(token), WebEncoders.Base64UrlDecode(sent));
        });
    }

    [Fact]
    public async Task CookiesAndLinks_OpenNothing_ThatWereChanged()
    {
        var cookies = platform.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{platform.Citizen.Id}")], "test")), IdentityConstants.ApplicationScheme);
        var cookie = cookies.TicketDataFormat.Protect(ticket);
        var (invitations, registrations, forms) = (
            platform.Services.GetRequiredService<InvitationLinks>(), platform.Services.GetRequiredService<RegistrationSeal>(), platform.Services.GetRequiredService<KeptForms>());
        await fuzzer.Run("session cookies, sealed links", [Encoding.ASCII.GetBytes(cookie)], input =>
        {
            var text = Mutation.Text(input);
            if (cookies.TicketDataFormat.Unprotect(text) is not null)
                Assert.Equal(WebEncoders.Base64UrlDecode(cookie), WebEncoders.Base64UrlDecode(text));
            Assert.Null(invitations.Open(text));
            Assert.Null(registrations.Open(text));
            Assert.Null(forms.Open(text, platform.Citizen.Id));
        });
        await fuzzer.Run("links in letters", [Encoding.ASCII.GetBytes(cookie)], async input =>
        {
            Assert.NotNull((await platform.Send(new ResetPassword("nobody@example.test", Mutation.Text(input), "Another-Password-7"))).Problem);
            Assert.NotNull((await platform.Send(new GetInvitation(platform.OtherCitizen, Mutation.Text(input)))).Problem);
        });
    }

    [Fact]
    public async Task UploadHeaders_BeginAnUpload_OrAreRefused()
    {
        var draft = await new Given(platform).Draft();
        using var client = await platform.SignedInToPages("citizen2");
        await fuzzer.Run("headers of uploads (tus)", [Encoding.ASCII.GetBytes("filename cGxhbi5wZGY=,type YXBwbGljYXRpb24vcGRm"), Encoding.ASCII.GetBytes("123"), Encoding.ASCII.GetBytes("application/offset+octet-stream")], async input =>
        {
            var value = new string([.. Encoding.Latin1.GetString(input).Where(letter => letter is >= ' ' and < '\x7f')]);
            foreach (var (method, address) in new[] { (HttpMethod.Post, ""), (HttpMethod.Patch, $"/{Guid.NewGuid()}") })
            {
                using var request = new HttpRequestMessage(method, $"/apply/{draft}/materials/lease/uploads{address}") { Content = new ByteArrayContent(input) };
                request.Headers.Add("Tus-Resumable", "1.0.0");
                foreach (var header in new[] { "Upload-Metadata", "Upload-Length", "Upload-Offset" })
                    request.Headers.TryAddWithoutValidation(header, input.Length % 2 == 0 ? value : "100");
                if (method == HttpMethod.Patch)
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
                using var answer = await client.SendAsync(request);
                Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{method}: {(int)answer.StatusCode}");
            }
        });
    }

    private static void Answered<T>(Result<T> result) => Assert.True(result.IsOk || result.Problem!.Kind == ProblemKind.Invalid, result.Problem?.Rule);
}
