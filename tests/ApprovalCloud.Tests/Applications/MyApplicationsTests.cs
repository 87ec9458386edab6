using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Applications;

/// <summary>Whoever has more applications than a page shows finds them all.</summary>
public abstract class MyApplicationsTests(Platform platform)
{
    private const int More = ListMyApplications.PageSize + 5;

    [Fact]
    public async Task List_OfMoreThanAPage_GoesOnWhereItEnded_AndNobodyElsesIsInIt()
    {
        var (by, _) = await Somebody();
        await new Given(platform).SubmittedApplication();

        var first = await platform.Ok(new ListMyApplications(by));
        var second = await platform.Ok(new ListMyApplications(by, first.Next));

        Assert.Equal((ListMyApplications.PageSize, 5, null), (first.Rows.Count, second.Rows.Count, second.Next));
        Assert.Equal(Enumerable.Range(0, More).Select(number => NumberOf(by, More - 1 - number)), first.Rows.Concat(second.Rows).Select(one => one.Number));
        Assert.Equal(first.Rows[0], (await platform.Ok(new ListMyApplications(by, "somewhere"))).Rows[0]);
    }

    [Fact]
    public async Task Page_AndProgram_AreLedToTheRest()
    {
        var (by, account) = await Somebody();
        using var pages = await platform.SignedInToPages(account);
        Assert.Contains("href=\"/apply?before=200\"", await Words(pages, "/apply"), StringComparison.Ordinal);
        var rest = await Words(pages, "/apply?before=200");
        Assert.Contains(NumberOf(by, 0), rest, StringComparison.Ordinal);
        Assert.DoesNotContain("before=", rest, StringComparison.Ordinal);

        using var program = await platform.SignedIn(account);
        using var listed = await program.GetAsync(new Uri("/api/applications", UriKind.Relative));
        Assert.Equal("</api/applications?before=200>; rel=\"next\"", listed.Headers.GetValues("Link").Single());
        var last = (await program.GetFromJsonAsync<JsonElement>(new Uri("/api/applications?before=200", UriKind.Relative))).EnumerateArray().Last();
        Assert.Equal(NumberOf(by, 0), last.GetProperty("number").GetString());
    }

    [Fact]
    public async Task Drafts_OfAService_AreFound_HoweverMuchHasChangedSince()
    {
        var (by, account) = await Somebody(begins: true);

        var draft = Assert.Single(await platform.Ok(new ListDrafts(by, Given.Restaurant)));

        Assert.DoesNotContain((await platform.Ok(new ListMyApplications(by))).Rows, one => one.Id == draft.Id);
        Assert.Empty(await platform.Ok(new ListDrafts(by, "child-birth")));
        Assert.DoesNotContain(await platform.Ok(new ListDrafts(platform.Citizen, Given.Restaurant)), one => one.Id == draft.Id);
        using var pages = await platform.SignedInToPages(account);
        Assert.Contains($"/apply/{draft.Id}", await Words(pages, $"/apply/new/{Given.Restaurant}"), StringComparison.Ordinal);
    }

    private static string NumberOf(Caller by, int number) => $"{by.Id:N}-{number}";

    private static async Task<string> Words(HttpClient client, string address)
    {
        using var page = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Words();
    }

    private async Task<(Caller By, string Account)> Somebody(bool begins = false)
    {
        var account = $"{Guid.NewGuid():N}";
        var by = new Caller(await platform.Ok(new AddUser($"{account}@example.test", "Somebody", SamplePeople.Password) { IsEmailProven = true }), "Somebody");
        if (begins)
            await new Given(platform).Draft(by);
        var at = platform.Clock.GetUtcNow().AddMinutes(1);
        await platform.InDatabase(db =>
        {
            for (var number = 0; number < More; number++)
            {
                var application = new Application(Guid.CreateVersion7(), Given.Restaurant, 1, by.Person, at.AddSeconds(number));
                application.Submit(NumberOf(by, number), 1, at.AddSeconds(number));
                application.End(CaseStatus.Refused, at.AddSeconds(number));
                db.Add(application);
            }

            return db.SaveChangesAsync();
        });
        return (by, account);
    }
}

public sealed class MyApplicationsOnSqlite(SqlitePlatform platform) : MyApplicationsTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MyApplicationsOnPostgres : MyApplicationsTests, IClassFixture<PostgresPlatform>
{
    public MyApplicationsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
