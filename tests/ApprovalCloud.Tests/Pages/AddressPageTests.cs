using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>An address with its divisions: on pages without a script, and in one piece for programs.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class AddressPageTests(SqlitePlatform platform)
{
    private const string Fact = "premises.address";
    private const string Whole = "四川省广安市广安区学府路 8 号";
    private readonly Given given = new(platform);

    [Theory]
    [InlineData("en", "choose the city or prefecture in 四川省 (Sichuan)", "choose the district or county in 广安市 (Guang'an)", "enter the street and number")]
    [InlineData("zh-Hans", "请选择四川省的市、州", "请选择广安市的区、县", "请填写街道和门牌号")]
    [InlineData("zh-Hant", "請選擇四川省的市、州", "請選擇廣安市的區、縣", "請填寫街道和門牌號")]
    public async Task Section_WithoutAScript_AsksForOnePartAfterTheOther_AndLosesNothing(string language, string city, string county, string street)
    {
        var draft = await given.Draft(change: answers => answers.Remove(Fact));
        using var client = await Citizen(language);

        var page = await Save(client, draft, "", ("province", "四川省"), ("detail", ""));
        Assert.Contains(city, Summary(page, "city"), StringComparison.Ordinal);
        page = await Save(client, draft, "四川省", ("province", "四川省"), ("city", "四川省广安市"), ("detail", ""));
        Assert.Contains(county, Summary(page, "county"), StringComparison.Ordinal);
        page = await Save(client, draft, "四川省广安市", ("province", "四川省"), ("city", "四川省广安市"), ("county", "四川省广安市广安区"), ("detail", ""));
        Assert.Contains(street, Summary(page, "detail"), StringComparison.Ordinal);
        Assert.Equal("四川省广安市广安区", Chosen(page, "county"));
        await Save(client, draft, "四川省广安市广安区", ("province", "四川省"), ("city", "四川省广安市"), ("county", "四川省广安市广安区"), ("detail", "学府路 8 号"));

        var view = await View(draft);
        Assert.Equal(Whole, view.Answers[Fact]);
        Assert.Empty(view.Problems);
    }

    [Fact]
    public async Task Section_WhereTheDetailCameFirst_KeepsIt()
    {
        var draft = await given.Draft(change: answers => answers.Remove(Fact));
        using var client = await Citizen();

        var page = await Save(client, draft, "", ("province", ""), ("detail", "学府路 8 号"));
        Assert.Contains("choose the province", Summary(page, "province"), StringComparison.Ordinal);
        Assert.Equal("学府路 8 号", Detail(page));
        page = await Save(client, draft, "学府路 8 号", ("province", "四川省"), ("detail", "学府路 8 号"));

        Assert.Equal(("四川省", "", "学府路 8 号"), (Chosen(page, "province"), Chosen(page, "city"), Detail(page)));
    }

    [Fact]
    public async Task Section_WithTheWholeAddressInTheDetail_TakesItApart()
    {
        var draft = await given.Draft(change: answers => answers.Remove(Fact));
        using var client = await Citizen();
        await Save(client, draft, "", ("province", ""), ("detail", Whole));

        var page = await Section(client, draft);

        Assert.Equal(("四川省广安市广安区", "学府路 8 号"), (Chosen(page, "county"), Detail(page)));
        Assert.Empty((await View(draft)).Problems);
    }

    [Fact]
    public async Task Section_OfAMunicipality_OffersItsDistrictsAtOnce()
    {
        var draft = await given.Draft(change: answers => answers[Fact] = "北京市海淀区中关村大街 1 号");
        using var client = await Citizen();

        var page = await Section(client, draft);

        Assert.Equal(("北京市", "北京市海淀区"), (Chosen(page, "province"), Chosen(page, "county")));
        Assert.Null(page.GetElementById($"{Fact}-city"));
    }

    [Fact]
    public async Task Live_AnswersWithWhatIsBelow_AndNoErrorYet()
    {
        var draft = await given.Draft(change: answers => answers.Remove(Fact));
        using var client = await Citizen();

        using var live = await client.Post($"/apply/{draft}/section/premises?handler=live", Fields("", ("province", "广东省"), ("city", "广东省东莞市"), ("detail", "")));
        var page = await new HtmlParser().ParseDocumentAsync(await live.Content.ReadAsStringAsync());

        Assert.Equal("广东省东莞市", Chosen(page, "city"));
        Assert.Null(page.GetElementById($"{Fact}-county"));
        Assert.Null(page.GetElementById($"{Fact}-error"));
    }

    [Fact]
    public async Task Section_ThatAnotherTabOvertook_ShowsBothAddresses()
    {
        var draft = await given.Draft(change: answers => answers[Fact] = "北京市海淀区中关村大街 1 号");
        using var client = await Citizen();

        var page = await Save(client, draft, "四川省广安市广安区思源大道", ("province", "四川省"), ("city", "四川省广安市"), ("county", "四川省广安市广安区"), ("detail", "学府路 8 号"));

        var words = page.GetElementById($"q-{Fact}")!.TextContent;
        Assert.Contains($"What I typed here: {Whole}", words, StringComparison.Ordinal);
        Assert.Contains("What was saved elsewhere: 北京市海淀区中关村大街 1 号", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_OfAnAddress_AsksForItsDivisions()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ask(platform.Clerk("fire-rescue"), id, Intake.Fire, Fact);
        var address = $"/apply/{id}/correct/{(await platform.Step(id, Intake.Fire)).CorrectionId}";
        using var client = await Citizen();

        using var half = await client.Post(address, Fields("", ("province", "北京市"), ("detail", "中关村大街 1 号")));
        var page = await new HtmlParser().ParseDocumentAsync(await half.Content.ReadAsStringAsync());
        Assert.Contains("choose the district or county in 北京市 (Beijing)", Summary(page, "county"), StringComparison.Ordinal);
        Assert.Equal("中关村大街 1 号", Detail(page));
        using var sent = await client.Post(address, Fields("", ("province", "北京市"), ("county", "北京市海淀区"), ("detail", "中关村大街 1 号")));

        Assert.Equal("北京市海淀区中关村大街 1 号", (await platform.Ok(new GetApplication(platform.Citizen, id))).Facts[Fact]);
    }

    [Theory]
    [InlineData("en", "学府路 8 号", "choose the province")]
    [InlineData("zh-Hans", "四川省学府路 8 号", "请选择四川省的市、州")]
    [InlineData("zh-Hant", "四川省广安市广安区", "請填寫街道和門牌號")]
    public async Task Api_TakesTheAddressInOnePiece_AndSaysTheSame(string language, string wrong, string problem)
    {
        var draft = await given.Draft();
        using var client = await platform.SignedIn("citizen");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var refused = await client.PatchAsJsonAsync($"/api/applications/{draft}", new { facts = new Dictionary<string, string> { [Fact] = wrong } });
        using var taken = await client.PatchAsJsonAsync($"/api/applications/{draft}", new { facts = new Dictionary<string, string> { [Fact] = "四川省 廣安市 廣安區 学府路 8 号" } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(problem, (await refused.Json()).GetProperty("errors").GetProperty(Fact)[0].GetString()!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var submitted = await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        Assert.Equal(Whole, (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Facts[Fact]);
    }

    private async Task<HttpClient> Citizen(string language = "en")
    {
        var client = await platform.SignedInToPages("citizen");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static (string, string)[] Fields(string was, params (string Part, string Value)[] parts) =>
        [($"was.{Fact}", was), .. parts.Select(part => ($"{Fact}[{part.Part}]", part.Value))];

    private static async Task<IDocument> Save(HttpClient client, Guid draft, string was, params (string Part, string Value)[] parts)
    {
        using var response = await client.Post($"/apply/{draft}/section/premises", Fields(was, parts));
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }

    private static async Task<IDocument> Section(HttpClient client, Guid draft) =>
        await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri($"/apply/{draft}/section/premises", UriKind.Relative)));

    private static string Summary(IDocument page, string part) => page.QuerySelector($".govuk-error-summary a[href='#{Fact}-{part}']")?.TextContent ?? "";

    private static string Chosen(IDocument page, string part) =>
        page.QuerySelector($"select[name='{Fact}[{part}]'] option[selected]")?.GetAttribute("value") ?? "none";

    private static string Detail(IDocument page) => page.QuerySelector($"input[name='{Fact}[detail]']")!.GetAttribute("value")!;

    private Task<DraftView> View(Guid draft) => platform.Ok(new GetDraft(platform.Citizen, draft));
}
