using System.Net;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Pages;

[Collection(nameof(SqlitePlatform))]
public sealed class BurdenPageTests(SqlitePlatform platform)
{
    [Fact]
    public async Task Watch_ShowsWhatApplicantsWereSpared()
    {
        var id = (await new Given(platform).SubmittedApplication()).Id;
        await platform.InDatabase(async db =>
        {
            await db.Burdens.Where(one => one.ApplicationId == id).ExecuteDeleteAsync();
            db.Burdens.Add(new ApplicationBurden(id, Given.Restaurant, platform.Clock.GetUtcNow(), new Burden(480_000, 120_000, 12, 29, 16, 6, 2, 11, 3, 20, 8)));
            return await db.SaveChangesAsync();
        });

        var page = await Page("supervisor", "/watch/burden");

        Assert.Contains("75%", page, StringComparison.Ordinal);
        Assert.Contains("Open a restaurant", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Design_OfAService_ShowsTheBurdenOfEachExample()
    {
        var page = await Page("designer", "/design/open-a-restaurant/1");

        Assert.Contains("Questions on separate forms", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("A registered company opens a restaurant that needs every licence there is").Length);
    }

    [Fact]
    public async Task Design_OfRegistries_ListsThemWithoutTheirWholeAddress()
    {
        var page = await Page("designer", "/design/registries");

        Assert.All(platform.Workflows.Registries.Values, registry =>
        {
            Assert.Contains(registry.Title.En, page, StringComparison.Ordinal);
            Assert.Contains(registry.Endpoint.Host, page, StringComparison.Ordinal);
        });
    }

    private async Task<string> Page(string account, string address)
    {
        using var client = platform.CreateClient();
        using var signedIn = await PageDoorTests.SignIn(client, $"{account}@example.test", SamplePeople.Password);
        return WebUtility.HtmlDecode(await client.GetStringAsync(address));
    }
}
