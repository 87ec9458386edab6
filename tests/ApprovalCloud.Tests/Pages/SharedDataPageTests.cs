using System.Net;
using AngleSharp.Html.Parser;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.ScriptedRegistries;

namespace ApprovalCloud.Tests.Pages;

/// <summary>What was fetched, as pages show it: escaped, with its source, and to nobody else.</summary>
public sealed class SharedDataPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Script = "<script>alert('刘')</script><img src=x onerror=alert(1)>";
    private readonly SharedDataStory story = new(platform);

    [Fact]
    public async Task HostileName_OfARegistry_IsShownEscapedOnEveryPage()
    {
        await story.Knows();
        story.Registries.Says("premises", SharedDataStory.Premises, new RegistryAnswer(LookupOutcome.Down));
        var own = await story.Identity(platform.Citizen);
        story.Registries.Says("legal-persons", SharedDataStory.Company, Answer(
            ("business.name", Script), ("business.form", "sole-trader"), ("business.scope", Script), ("representative.name", Script),
            ("representative.residentId", own), ("premises.address", Script), ("premises.tenure", "owned")) with
        { Concerns = own });
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value)), ("premises.area", "320"), ("premises.schoolDistance", "500")]);
        await story.Prefill(draft);
        using var citizen = await platform.SignedInToPages("citizen");
        foreach (var address in new[] { $"/apply/{draft}/section/business", $"/apply/{draft}/sources", $"/apply/{draft}/check", $"/apply/{draft}/dispute/business.name" })
            await IsEscaped(citizen, address);

        await platform.Ok(new DisputeFact(platform.Citizen, draft, "business.name", Script, Script));
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        using var owner = await platform.SignedInToPages("clerk.administrative-approval");
        await IsEscaped(owner, "/desk/questions");
        using var clerk = await platform.SignedInToPages("clerk.market-supervision");
        await IsEscaped(clerk, $"/desk/{draft}/food-licence");
    }

    [Fact]
    public async Task NaughtyStrings_OfARegistry_AreShownToTheLetterAndDoNothing()
    {
        var scope = platform.Workflows.Vocabulary["business.scope"];
        var naughty = NaughtyStrings.All.Where(text => text.Length < 480)
            .Select(text => FactReader.Read(scope, text).Value?.ToString()).OfType<string>().ToList();
        Assert.True(naughty.Count > 400);
        var own = await story.Identity(platform.Citizen);
        using var citizen = await platform.SignedInToPages("citizen");
        foreach (var chunk in naughty.Chunk(8))
        {
            var value = string.Join(" | ", chunk);
            story.Registries.Forget();
            story.Registries.Says("legal-persons", SharedDataStory.Company, Answer(("business.scope", value)) with { Concerns = own });
            var draft = await story.Draft(null, ("business.isRegistered", "true"), ("business.uscc", SharedDataStory.Uscc));
            var filled = await platform.Ok(new Prefill(platform.Citizen, draft, []));
            Assert.Contains("business.scope", filled.Facts.Keys);

            var page = await new HtmlParser().ParseDocumentAsync(await citizen.GetStringAsync(new Uri($"/apply/{draft}/section/business", UriKind.Relative)));

            Assert.Equal(Plain(value), Plain(page.QuerySelector("[id='business.scope'] .app-typed")!.TextContent));
            Assert.All(page.Scripts, script => Assert.False(string.IsNullOrEmpty(script.Source)));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        }

        // HTML itself makes one line break of two characters.
        static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
    }

    [Fact]
    public async Task Sources_Page_AsksTellsWhyNotAndTakesOverEarlierAnswers()
    {
        await story.Knows();
        story.Registries.Fails("premises", SharedDataStory.Premises, LookupOutcome.TooSlow);
        var draft = await story.Draft();
        using var citizen = await platform.SignedInToPages("citizen");

        using var filled = await citizen.Post($"/apply/{draft}/sources");

        var words = await filled.Words();
        Assert.Contains("金桂餐饮有限公司", words);
        Assert.True(words.Contains("did not answer in time", StringComparison.Ordinal) || words.Contains("未能及时答复", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sources_AndDispute_OfSomebodyElsesDraft_AreNotFound()
    {
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);
        using var stranger = await platform.SignedInToPages("citizen2");
        foreach (var address in new[] { $"/apply/{draft}/sources", $"/apply/{draft}/dispute/business.name" })
        {
            using var response = await stranger.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Invitation_MadeUp_IsToldInWordsAndIs404()
    {
        using var citizen = await platform.SignedInToPages("citizen2");
        using var response = await citizen.GetAsync(new Uri("/apply/invitation/CfDJ8made-up", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task IsEscaped(HttpClient client, string address)
    {
        using var page = await client.GetAsync(new Uri(address, UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        Assert.True(page.StatusCode == HttpStatusCode.OK, $"{address}: {page.StatusCode}");
        Assert.True(html.Contains("&lt;script&gt;alert(", StringComparison.Ordinal), $"{address} does not show the name");
        Assert.DoesNotContain("<script>alert(", html);
        Assert.DoesNotContain("<img src=x", html);
    }
}
