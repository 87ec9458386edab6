using System.Net;
using System.Text.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Finding a service, as anybody does it who is not signed in and has no JavaScript.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class FindPageTests(SqlitePlatform platform)
{
    [Theory]
    [InlineData("en", "kfg", "(“kfg” is its pinyin)")]
    [InlineData("zh-Hans", "開飯館", "又称")]
    [InlineData("zh-Hant", "restarant", "（與「restarant」相近）")]
    public async Task Search_SaysWhyAServiceWasFound(string language, string typed, string why)
    {
        var words = await Get(language, $"/?q={Uri.EscapeDataString(typed)}");

        Assert.Contains("/services/open-a-restaurant\"", words, StringComparison.Ordinal);
        Assert.DoesNotContain("/services/child-birth\"", words, StringComparison.Ordinal);
        Assert.Contains(why, words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Use fewer words")]
    [InlineData("zh-Hans", "减少用词或换一个词")]
    [InlineData("zh-Hant", "減少用詞或換一個詞")]
    public async Task Search_ThatFindsNothing_SaysWhatToDo(string language, string advice) =>
        Assert.Contains(advice, await Get(language, "/?q=xyzzy"), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "Use at most 100 characters to search")]
    [InlineData("zh-Hans", "搜索内容最多 100 个字符")]
    [InlineData("zh-Hant", "搜尋內容最多 100 個字元")]
    public async Task Search_ThatIsTooLong_ComesBackAsTypedWithWhatToDo(string language, string message)
    {
        var typed = new string('x', 101);
        var words = await Get(language, $"/?q={typed}");

        Assert.Contains(message, words, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LifeEvent_ShowsItsServicesOnly_AndSearchingKeepsToIt()
    {
        var words = await Get("en", "/?lifeEvent=having-a-child");

        Assert.Contains("/services/child-birth\"", words, StringComparison.Ordinal);
        Assert.DoesNotContain("/services/open-a-restaurant\"", words, StringComparison.Ordinal);
        Assert.Contains("name=\"lifeEvent\" value=\"having-a-child\"", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Fire and Rescue Brigade", "Fire safety inspection before opening")]
    [InlineData("zh-Hant", "區消防大隊", "公眾聚集場所投入使用、營業前消防安全檢查")]
    public async Task Department_SaysWhatItDecides(string language, string name, string step)
    {
        var words = await Get(language, "/departments/fire-rescue");

        Assert.Contains(name, words, StringComparison.Ordinal);
        Assert.Contains(step, words, StringComparison.Ordinal);
        Assert.DoesNotContain("/services/child-birth\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryDepartment_HasAPage()
    {
        foreach (var department in platform.Workflows.Departments.Values)
            Assert.Contains(department.Name.En, await Get("en", $"/departments/{department.Key}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/departments/nobody")]
    [InlineData("/?lifeEvent=nothing")]
    public async Task Address_OfWhatThereIsNot_IsNotFound(string address)
    {
        using var client = platform.CreateClient();
        using var response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Api_FindsByWordsLifeEventAndDepartment_AndSaysWhy()
    {
        using var client = platform.CreateClient();
        var found = JsonDocument.Parse(await client.GetStringAsync("/api/services?q=kfg&lifeEvent=starting-a-business&department=fire-rescue")).RootElement;

        var service = Assert.Single(found.EnumerateArray());
        Assert.Equal(Given.Restaurant, service.GetProperty("key").GetString());
        Assert.Equal(("Pinyin", "开饭馆", "zh-Hans"), (
            service.GetProperty("because")[0].GetProperty("how").GetString(), service.GetProperty("because")[0].GetProperty("words").GetString(),
            service.GetProperty("because")[0].GetProperty("language").GetString()));
    }

    [Theory]
    [InlineData("lifeEvent=nothing", "lifeEvent")]
    [InlineData("department=nobody", "department")]
    public async Task Api_AskedForWhatThereIsNot_NamesTheField(string query, string field)
    {
        using var client = platform.CreateClient();
        using var response = await client.GetAsync($"/api/services?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }

    private async Task<string> Get(string language, string address)
    {
        using var client = platform.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var response = await client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return await response.Words();
    }
}
