using ApprovalCloud.Core.Licences;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>The guide to a service, for anybody and for who is signed in.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class GuidePageTests(SqlitePlatform platform)
{
    private const string Guide = "/services/open-a-restaurant";

    [Theory]
    [InlineData("en", "What it costs", "Nothing. No law lets a department charge for this.", "Administrative reconsideration, within 60 days")]
    [InlineData("zh-Hans", "收费", "不收费。", "行政复议，期限 60 日")]
    [InlineData("zh-Hant", "收費", "不收費。", "行政復議，期限 60 日")]
    public async Task Guide_SaysWhatItCosts_AndWhatCanBeDoneAgainstARefusal(string language, string heading, string cost, string remedy)
    {
        var words = await Get(platform.CreateClient(), Guide, language);

        Assert.Contains(heading, words, StringComparison.Ordinal);
        Assert.Contains(cost, words, StringComparison.Ordinal);
        Assert.Contains(remedy, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guide_OfAServiceWithAFee_NamesItsLaw()
    {
        var words = await Get(platform.CreateClient(), "/services/property-transfer");

        Assert.Contains("CN¥80.00", words, StringComparison.Ordinal);
        Assert.Contains("2016 no. 2559", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guide_SaysWhereAPaperComesFrom_AndWhichRegistryIsAsked()
    {
        var words = await Get(platform.CreateClient(), Guide);

        Assert.Contains("The e-licence “Business licence” stands for it", words, StringComparison.Ordinal);
        Assert.Contains("It comes from the step “Business registration” of this application.", words, StringComparison.Ordinal);
        Assert.Contains("can prove it.", words, StringComparison.Ordinal);
        Assert.Contains("The law shares it: you are told.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guide_ForACitizen_NamesWhatTheyHold_AndForNobodyElse()
    {
        await new Given(platform).ParallelSteps(platform.Citizen);
        var number = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(licence => licence.Type == "business-licence").Number;

        var own = await Get(await platform.SignedInToPages("citizen"), Guide);
        Assert.Contains(number, own, StringComparison.Ordinal);
        Assert.Contains("You hold it", own, StringComparison.Ordinal);
        foreach (var client in new[] { platform.CreateClient(), await platform.SignedInToPages("citizen2"), await platform.SignedInToPages("clerk.administrative-approval"), await platform.SignedInToPages("supervisor") })
            Assert.DoesNotContain(number, await Get(client, Guide), StringComparison.Ordinal);
        Assert.Contains("Sign in to see what you hold yourself", await Get(platform.CreateClient(), Guide), StringComparison.Ordinal);
        Assert.DoesNotContain("What you have yourself", await Get(await platform.SignedInToPages("supervisor"), Guide), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_SaysWhatIsCounted_AndWhatItCosts()
    {
        using var client = platform.CreateClient();
        var service = await (await client.GetAsync("/api/services/property-transfer")).Json();

        Assert.True(service.GetProperty("processingTimes").GetProperty("sent").GetInt32() >= 0);
        Assert.Equal(80, Assert.Single(service.GetProperty("steps").EnumerateArray(), step => step.GetProperty("fee").ValueKind != System.Text.Json.JsonValueKind.Null)
            .GetProperty("fee").GetProperty("amount").GetInt32());
    }

    private static async Task<string> Get(HttpClient client, string address, string? language = null)
    {
        if (language is not null)
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var response = await client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return await response.Words();
    }
}
