using System.Net;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Looks outside a task and licences, through the pages of everybody concerned.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class AccessPageTests(SqlitePlatform platform)
{
    private const string Why = "An inspector stands at the door and asks who applied.";
    private readonly Given given = new(platform);

    [Fact]
    public async Task BreakGlass_FromTheDeskOverTheSupervisorToTheCitizen()
    {
        var submitted = await given.SubmittedApplication(platform.OtherCitizen);
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var supervisor = await platform.SignedInToPages("supervisor");
        using var citizen = await platform.SignedInToPages("citizen2");

        using var shown = await clerk.Post("/desk/break-glass", ("Number", submitted.Number), ("Reason", Why));
        using var reviewed = await supervisor.Post(
            $"/watch/access/{submitted.Id}/1", ("Verdict", "NotJustified"), ("Note", "The file was not needed."));
        var seen = WebUtility.HtmlDecode(await citizen.GetStringAsync($"/apply/access?application={submitted.Id}"));

        Assert.True(shown.Headers.CacheControl!.NoStore);
        Assert.Contains("320 m²", await shown.Words());
        // The fire brigade's step does not read the identity number.
        Assert.DoesNotContain(Given.LargeRestaurant(platform.Workflows).Facts["representative.residentId"], await shown.Words());
        Assert.EndsWith("/watch/access", reviewed.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(Why, seen);
        Assert.Contains("The file was not needed.", seen);
        Assert.Contains(platform.Clerk("fire-rescue").Name, seen);
        Assert.Contains("app-look--outside", seen);
    }

    [Fact]
    public async Task BreakGlass_WithMistakes_ComesBackAndShowsNothing()
    {
        var submitted = await given.SubmittedApplication();
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        using var unknown = await clerk.Post("/desk/break-glass", ("Number", "no-such-number"), ("Reason", Why));
        using var silent = await clerk.Post("/desk/break-glass", ("Number", submitted.Number), ("Reason", "because"));

        foreach (var response in new[] { unknown, silent })
        {
            Assert.Contains("govuk-error-summary", await response.Words());
            Assert.DoesNotContain("320 m²", await response.Words());
        }
    }

    [Fact]
    public async Task BreakGlass_WhereItIsATask_LinksToIt()
    {
        var submitted = await given.ParallelSteps();
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        using var response = await clerk.Post("/desk/break-glass", ("Number", submitted.Number), ("Reason", Why));

        Assert.Contains($"/desk/{submitted.Id}/fire-inspection", await response.Words());
    }

    [Fact]
    public async Task Access_PagesThroughInTheReadersLanguage()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        for (var i = 0; i < 21; i++)
            await platform.Ok(new GetTask(platform.Clerk("fire-rescue"), submitted.Id, "fire-inspection"));
        using var citizen = await platform.SignedInToPages("citizen2");
        citizen.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        var first = WebUtility.HtmlDecode(await citizen.GetStringAsync($"/apply/access?application={submitted.Id}"));
        var next = first.Split("href=\"").Select(part => part.Split('"')[0]).First(address => address.Contains("cursor=", StringComparison.Ordinal));
        var second = WebUtility.HtmlDecode(await citizen.GetStringAsync(next));

        Assert.Equal((20, 1), (Count(first), Count(second)));
        Assert.Contains("《中华人民共和国消防法》第十五条", first);
        static int Count(string page) => page.Split("<section class=\"app-look").Length - 1;
    }

    [Fact]
    public async Task Access_OfSomebodyElse_OrWithNonsense_IsRefused()
    {
        var submitted = await given.ParallelSteps();
        using var other = await platform.SignedInToPages("citizen2");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/apply/access?application={submitted.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.GetAsync("/apply/access?cursor=nonsense")).StatusCode);
    }

    [Fact]
    public async Task Licence_RevokedByItsDepartment_IsShownToItsHolder()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        var number = await platform.InDatabase(db => db.Licences.Where(licence => licence.ApplicationId == submitted.Id).Select(licence => licence.Number).SingleAsync());
        using var clerk = await platform.SignedInToPages("clerk.administrative-approval");
        using var other = await platform.SignedInToPages("clerk.tobacco");
        using var citizen = await platform.SignedInToPages("citizen2");

        Assert.Contains($"/desk/licences/{number}", await clerk.GetStringAsync($"/desk/licences?number={number}"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/desk/licences/{number}")).StatusCode);
        using var empty = await clerk.Post($"/desk/licences/{number}", ("Version", "0"), ("Reason", ""));
        Assert.Contains("govuk-error-summary", await empty.Words());
        using var stale = await clerk.Post($"/desk/licences/{number}", ("Version", "7"), ("Reason", "false papers"));
        Assert.Contains("govuk-error-summary", await stale.Words());
        using var revoked = await clerk.Post($"/desk/licences/{number}", ("Version", "0"), ("Reason", "obtained with false papers"));

        Assert.Contains("obtained with false papers", await revoked.Words());
        var mine = WebUtility.HtmlDecode(await citizen.GetStringAsync("/apply/licences"));
        Assert.Contains(number, mine);
        Assert.Contains("obtained with false papers", mine);
    }
}
