using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Tests.Logs;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Logs as a supervisor handles them without JavaScript: sent by the form, drawn, filtered, compared.</summary>
public sealed partial class LogPageTests : IAsyncLifetime
{
    private const string Address = "/watch/logs";
    private readonly SqlitePlatform platform = new();

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task Post_AFile_LeadsToItsMap_AndTheSameFileAgainIsToldByItsName()
    {
        using var client = await platform.SignedInToPages("supervisor");
        var file = await Bytes();

        using var response = await Send(client, file, "receipt.xes.gz", ("Name", "Receipt phase"));
        var page = await response.Words();

        Assert.Matches($"{Address}/[0-9a-f-]{{36}}$", response.RequestMessage!.RequestUri!.ToString());
        Assert.Contains("“Receipt phase” is imported: 1,434 cases, 8,577 events.", page);
        using var again = await Send(client, file, "other.xes.gz");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("it was imported as “Receipt phase”", await again.Words());
        Assert.Contains("Receipt phase", await client.GetStringAsync(new Uri(Address, UriKind.Relative)));
    }

    [Fact]
    public async Task Post_WhatIsNoLog_SaysWhereAndKeepsNothing()
    {
        using var client = await platform.SignedInToPages("supervisor");

        using var wrong = await Send(client, Encoding.UTF8.GetBytes("<log>\n<trace/></log>"), "wrong.xes");
        Assert.Contains("Line 2: this case has no name (concept:name).", await wrong.Words());
        using var none = await client.Post(Address, ("Name", "Nothing"));
        Assert.Contains("Choose a file to import", await none.Words());
        using var nameless = await Send(client, await Bytes(), "x.xes.gz", ("Name", new string('x', 101)));
        Assert.Contains("Enter a name of at most 100 characters", await nameless.Words());
        Assert.Empty(await platform.Ok(new ListLogs(platform.Supervisor)));
    }

    [Fact]
    public async Task Post_ForSomebodyWhoIsNoSupervisor_Is403_AndWithoutAToken400()
    {
        foreach (var account in new[] { "citizen", "clerk.tobacco", "designer", "assistant" })
        {
            using var client = await platform.SignedInToPages(account);
            using var response = await client.PostAsync(Address, Form(await Bytes(), "x.xes.gz"));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var supervisor = await platform.SignedInToPages("supervisor");
        using var unsigned = await supervisor.PostAsync(Address, Form(await Bytes(), "x.xes.gz"));
        Assert.Equal(HttpStatusCode.BadRequest, unsigned.StatusCode);
    }

    [Fact]
    public async Task EveryPage_OfALogThatIsNotThere_Is404()
    {
        using var client = await platform.SignedInToPages("supervisor");
        foreach (var page in new[] { "", "/variants", $"/variants/{Guid.NewGuid()}", "/compare", "/figures" })
        {
            using var response = await client.GetAsync($"{Address}/{Guid.NewGuid()}{page}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Picture_AndTable_HaveTheSameFigures()
    {
        using var client = await platform.SignedInToPages("supervisor");
        var id = await Imported();

        foreach (var query in new[] { "", "?activities=100&connections=100", "?of.Department=Experts&activities=100&connections=20", "?of.FromMonth=2011-01&of.ToMonth=2011-02" })
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"{Address}/{id}{query}", UriKind.Relative)));
            var shown = Shown().Match(page);
            Assert.Equal(int.Parse(shown.Groups["activities"].Value) + 2, BoxTitle().Count(page));
            Assert.Equal(int.Parse(shown.Groups["edges"].Value), Label().Count(page));
            Assert.Equal(BoxTitle().Count(page) - 2 + Label().Count(page), RowHeader().Count(page));
        }
    }

    [Fact]
    public async Task Filter_ByDepartment_CountsItsCasesOnly()
    {
        using var client = await platform.SignedInToPages("supervisor");
        var id = await Imported();

        Assert.Contains("<dd>1,390</dd>", await client.GetStringAsync(new Uri($"{Address}/{id}?of.Department=General", UriKind.Relative)));
        Assert.Contains("1,390 cases went through", await client.GetStringAsync(new Uri($"{Address}/{id}/variants?of.Department=General", UriKind.Relative)));
        Assert.Contains("No case is like this", await client.GetStringAsync(new Uri($"{Address}/{id}?of.FromMonth=2030-01", UriKind.Relative)));
    }

    [Fact]
    public async Task Comparison_OfTwoDepartments_HasBothAndTheirDifference()
    {
        using var client = await platform.SignedInToPages("supervisor");
        var id = await Imported();

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"{Address}/{id}/compare?a.Department=General&b.Department=Experts", UriKind.Relative)));

        Assert.Contains("A: General", page);
        Assert.Contains("B: Experts", page);
        // Every case of both has a confirmation of receipt.
        Assert.Matches(">Confirmation of receipt</th>\\s*<td[^>]*>100</td>\\s*<td[^>]*>100</td>\\s*<td[^>]*>0</td>", page);
    }

    [Fact]
    public async Task Figures_ShowHowManyPeople_AndNobodysName()
    {
        using var client = await platform.SignedInToPages("supervisor");
        var id = await Imported();

        foreach (var page in new[] { "", "/figures", "/variants", "/compare?a.Department=General&b.Department=Experts" })
            Assert.DoesNotContain("Resource0", await client.GetStringAsync(new Uri($"{Address}/{id}{page}", UriKind.Relative)));
        Assert.Contains("48; at 0 events nobody is named", await client.GetStringAsync(new Uri($"{Address}/{id}/figures", UriKind.Relative)));
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    private async Task<Guid> Imported()
    {
        await using var content = EventLogs.Open(EventLogs.Receipt);
        return (await platform.Ok(new ImportLog(platform.Supervisor, "Receipt", content, new LogMapping()))).Id;
    }

    private static async Task<byte[]> Bytes()
    {
        await using var content = EventLogs.Open(EventLogs.Receipt);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, byte[] file, string name, params (string Name, string Value)[] fields)
    {
        var form = Form(file, name);
        var token = Support.Pages.TokenOf(await client.GetStringAsync(new Uri(Address, UriKind.Relative)));
        foreach (var (field, value) in fields.Append(("__RequestVerificationToken", token)))
            form.Add(new StringContent(value), field);
        return await client.PostAsync(new Uri(Address, UriKind.Relative), form);
    }

    private static MultipartFormDataContent Form(byte[] file, string name) => new() { { new ByteArrayContent(file), "File", name } };

    [GeneratedRegex("Shown: (?<activities>\\d+) of \\d+ activities, (?<edges>\\d+) of \\d+ connections")]
    private static partial Regex Shown();

    [GeneratedRegex("class=\"app-map__title\"")]
    private static partial Regex BoxTitle();

    [GeneratedRegex("class=\"app-flow__label\"")]
    private static partial Regex Label();

    [GeneratedRegex("scope=\"row\"")]
    private static partial Regex RowHeader();
}
