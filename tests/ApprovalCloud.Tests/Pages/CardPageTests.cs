using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Tests.Supervision;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>A card's way over HTTP: evidence, contest, ruling; and for those whom it is not for.</summary>
public sealed class CardPageTests(SweepSqlitePlatform platform) : IClassFixture<SweepSqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Card_IsContestedAndRuledOnByForms()
    {
        var card = await RedCard();
        using var clerk = await platform.SignedInToPages("clerk.administrative-approval");
        using var supervisor = await platform.SignedInToPages("supervisor");

        Assert.Contains($"/desk/cards/{card}", await clerk.GetStringAsync(Address("/desk/cards")), StringComparison.Ordinal);
        Assert.Contains("Say what excuses the delay", await (await clerk.Post($"/desk/cards/{card}", ("Statement", " "))).Words(), StringComparison.Ordinal);
        Assert.Contains("The card is contested", await (await clerk.Post($"/desk/cards/{card}", ("Statement", "the registry was down"))).Words(), StringComparison.Ordinal);
        var typed = await (await supervisor.Post($"/watch/cards/{card}", ("Reason", "so it was"))).Words();
        Assert.Contains("Choose whether the card stands or is lifted", typed, StringComparison.Ordinal);
        Assert.Contains("so it was", typed, StringComparison.Ordinal);
        var ruled = await (await supervisor.Post($"/watch/cards/{card}", ("Ruling", "Lift"), ("Reason", "so it was"))).Words();
        Assert.Contains("Your ruling is saved", ruled, StringComparison.Ordinal);
        Assert.Contains("Lifted", await clerk.GetStringAsync(Address($"/desk/cards/{card}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_ContestedMeanwhile_ComesBackAs409WithWhatWasTyped()
    {
        var card = await RedCard();
        using var clerk = await platform.SignedInToPages("clerk.administrative-approval");
        using var colleague = await platform.SignedInToPages("colleague.administrative-approval");
        var page = await colleague.GetStringAsync(Address($"/desk/cards/{card}"));
        await clerk.Post($"/desk/cards/{card}", ("Statement", "the registry was down"));

        using var late = await colleague.PostAsync(Address($"/desk/cards/{card}"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Statement"] = "the same from me",
            ["__RequestVerificationToken"] = System.Text.RegularExpressions.Regex.Match(page, "RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value,
        }));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var words = await late.Words();
        Assert.Contains("has contested this card already", words, StringComparison.Ordinal);
        Assert.Contains("the same from me", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_ForAnotherDepartmentOrAtNoAddress_IsNotFound()
    {
        var card = await RedCard();
        using var stranger = await platform.SignedInToPages("clerk.tobacco");
        using var own = await platform.SignedInToPages("clerk.administrative-approval");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address($"/desk/cards/{card}"))).StatusCode);
        Assert.DoesNotContain(card, await stranger.GetStringAsync(Address("/desk/cards")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(Address($"/desk/cards/{card.Replace("/red", "/green", StringComparison.Ordinal)}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.GetAsync(Address($"/watch/cards/{card}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(Address($"/desk/cards/{Guid.NewGuid()}/x/statute/red"))).StatusCode);
    }

    [Fact]
    public async Task Card_ShowsNothingOfTheApplicant()
    {
        var card = await RedCard();
        using var clerk = await platform.SignedInToPages("clerk.administrative-approval");
        using var supervisor = await platform.SignedInToPages("supervisor");

        foreach (var (client, address) in new[] { (clerk, "/desk/cards"), (clerk, $"/desk/cards/{card}"), (supervisor, "/watch/cards"), (supervisor, $"/watch/cards/{card}") })
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync(Address(address)));
            Assert.DoesNotContain(platform.Citizen.Name, page, StringComparison.Ordinal);
            Assert.All(Given.Secrets, secret => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Api_ContestsAndRules()
    {
        var card = await RedCard();
        using var clerk = await platform.SignedIn("clerk.administrative-approval");
        using var stranger = await platform.SignedIn("clerk.tobacco");
        using var supervisor = await platform.SignedIn("supervisor");

        Assert.Contains((await (await clerk.GetAsync(Address("/api/cards?state=Open"))).Json()).EnumerateArray(), one => card.StartsWith(one.GetProperty("applicationId").GetString()!, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"/api/cards/{card}/contest", new { statement = "not us" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostAsJsonAsync($"/api/cards/{card}/contest", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.PostAsJsonAsync($"/api/cards/{card}/contest", new { statement = "the registry was down" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostAsJsonAsync($"/api/supervision/cards/{card}/rule", new { ruling = "Lift", reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await supervisor.PostAsJsonAsync($"/api/supervision/cards/{card}/rule", new { ruling = "uphold", reason = "up again at noon" })).StatusCode);
        var ruled = await (await supervisor.GetAsync(Address($"/api/supervision/cards/{card}"))).Json();
        Assert.Equal("Upheld", ruled.GetProperty("status").GetString());
        Assert.NotEmpty(ruled.GetProperty("evidence").GetProperty("lines").EnumerateArray());
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private async Task<string> RedCard()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();
        return $"{id}/business-registration/statute/red";
    }
}
