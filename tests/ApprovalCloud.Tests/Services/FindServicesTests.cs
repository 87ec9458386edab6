using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services.Search;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Services;

/// <summary>No row is read to find a service: one database is enough.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class FindServicesTests(SqlitePlatform platform)
{
    [Theory]
    [InlineData("restaurant", Given.Restaurant, FoundHow.AsTyped)]
    [InlineData("RESTAURANT", Given.Restaurant, FoundHow.AsTyped)]
    [InlineData("cafe", Given.Restaurant, FoundHow.AsTyped)]
    [InlineData("I want to open a coffee shop", Given.Restaurant, FoundHow.AsTyped)]
    [InlineData("restarant", Given.Restaurant, FoundHow.Nearly)]
    [InlineData("restuarant", Given.Restaurant, FoundHow.Nearly)]
    [InlineData("开饭馆", Given.Restaurant, FoundHow.AsTyped)]
    [InlineData("開飯館", Given.Restaurant, FoundHow.AsTyped)]
    [InlineData("请问怎么开餐厅", Given.Restaurant, FoundHow.AsTyped)]
    [InlineData("我想开个饭馆", Given.Restaurant, FoundHow.Nearly)]
    [InlineData("kfg", Given.Restaurant, FoundHow.Pinyin)]
    [InlineData("kaifanguan", Given.Restaurant, FoundHow.Pinyin)]
    [InlineData("kai fanguan", Given.Restaurant, FoundHow.Pinyin)]
    [InlineData("kaifg", Given.Restaurant, FoundHow.Pinyin)]
    [InlineData("ＫＦＧ", Given.Restaurant, FoundHow.Pinyin)]
    [InlineData("zcgs", "start-a-company", FoundHow.Pinyin)]
    [InlineData("註冊公司", "start-a-company", FoundHow.AsTyped)]
    [InlineData("出世紙", "child-birth", FoundHow.AsTyped)]
    [InlineData("shanghukou", "child-birth", FoundHow.Pinyin)]
    [InlineData("買樓", "property-transfer", FoundHow.AsTyped)]
    [InlineData("fcz", "property-transfer", FoundHow.Pinyin)]
    [InlineData("building permit", "construction-project", FoundHow.AsTyped)]
    [InlineData("续证", "renew-a-food-licence", FoundHow.AsTyped)]
    public async Task Search_InAnyLanguage_FindsTheServiceFirst_AndSaysWhy(string typed, string service, FoundHow how)
    {
        var found = await platform.Ok(new FindServices(typed));

        Assert.False(found.IsPartly);
        Assert.Equal(service, found.Services[0].Service.Key);
        Assert.Contains(found.Services[0].Because, words => words.How == how);
    }

    [Fact]
    public async Task Search_ForAnyNameOfAnyService_FindsIt()
    {
        var names = platform.Workflows.Current.SelectMany(service => Enum.GetValues<Language>().SelectMany(language =>
            service.AlsoCalled.In(language).Append(service.Title.In(language)).Select(name => (service.Key, Name: name)))).ToList();

        Assert.True(names.Count > 100);
        foreach (var (key, name) in names)
            Assert.True((await platform.Ok(new FindServices(name))).Services.Any(found => found.Service.Key == key), name);
    }

    [Fact]
    public async Task Search_SaysWhyInTheReadersLanguage_WhereSeveralSayTheSame()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hant");
        try
        {
            var words = Assert.Single((await platform.Ok(new FindServices("开饭馆"))).Services[0].Because);
            Assert.Equal(("開飯館", Language.ZhHant, FoundIn.AlsoCalled), (words.Words, words.Language, words.In));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task Search_ThatFindsSomeOfTheWords_SaysSo()
    {
        var found = await platform.Ok(new FindServices("restaurant xyzzy"));

        Assert.True(found.IsPartly);
        Assert.Equal(Given.Restaurant, found.Services[0].Service.Key);
    }

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("龘龘")]
    [InlineData("!?")]
    [InlineData("%_'\"<b>")]
    public async Task Search_ForWhatNobodySays_FindsNothing(string typed) => Assert.Empty((await platform.Ok(new FindServices(typed))).Services);

    [Fact]
    public async Task Search_ByLifeEventAndDepartment_ShowsNoOtherService()
    {
        var starting = await platform.Ok(new FindServices(LifeEvent: "starting-a-business"));
        var both = await platform.Ok(new FindServices("开", "starting-a-business", "fire-rescue"));

        Assert.Equal([Given.Restaurant, "start-a-company"], starting.Services.Select(found => found.Service.Key));
        Assert.Equal([Given.Restaurant], both.Services.Select(found => found.Service.Key));
    }

    [Fact]
    public async Task Search_WithoutWords_ShowsEveryService() =>
        Assert.Equal(platform.Workflows.Current.Count(), (await platform.Ok(new FindServices("  "))).Services.Count);

    [Fact]
    public async Task Search_ThatIsTooLong_NamesTheField()
    {
        var result = await platform.Send(new FindServices(new string('a', FindServices.LongestQ + 1)));

        Assert.Equal(ProblemKind.Invalid, result.Problem!.Kind);
        Assert.Equal(["q"], result.Problem.Errors!.Keys);
    }

    [Theory]
    [InlineData("nobody's", null, "lifeEvent")]
    [InlineData(null, "nobody's", "department")]
    public async Task Search_ByWhatThereIsNot_NamesTheFieldAndWhatThereIs(string? lifeEvent, string? department, string field)
    {
        var result = await platform.Send(new FindServices(LifeEvent: lifeEvent, Department: department));

        Assert.Contains(field == "lifeEvent" ? "having-a-child" : "fire-rescue", Assert.Single(result.Problem!.Errors![field]), StringComparison.Ordinal);
    }
}
