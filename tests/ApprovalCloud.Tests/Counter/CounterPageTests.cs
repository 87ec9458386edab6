using System.Net;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Counter;

/// <summary>The counter's pages, without JavaScript.</summary>
public sealed partial class CounterPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>, IAsyncLifetime
{
    private readonly CounterStory story = new(platform);

    public async ValueTask InitializeAsync() => await story.NobodyThere();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Uri At(string address) => new(address, UriKind.Relative);

    [Fact]
    public async Task Person_IsLookedAfterFromTheCardToTheReceipt_AndThenItIsClosed()
    {
        using var worker = await platform.SignedInToPages("assistant");
        using (var opened = await worker.Post("/counter", ("IdentityNumber", SampleCitizens.OtherCitizen.IdentityNumber), ("Name", SampleCitizens.OtherCitizen.Name)))
            Assert.EndsWith("/counter/person", opened.RequestMessage!.RequestUri!.ToString());
        using (await worker.Post("/counter/person", ("How", "Document"), ("Document", "BF-1")))
        {
        }

        using var begun = await worker.Post("/counter/person?handler=Begin", ("Service", Given.Restaurant), ("Once", Guid.NewGuid().ToString()));
        var id = Guid.Parse(Id().Match(begun.RequestMessage!.RequestUri!.ToString()).Value);
        await platform.Ok(new SaveAnswers(await story.At(id), id, Given.LargeRestaurant(platform.Workflows).Facts, KeepInvalid: false));
        foreach (var page in new[] { $"/apply/{id}", $"/apply/{id}/check", $"/counter/send/{id}", "/counter/consent" })
            Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync(At(page))).StatusCode);
        Assert.Contains(SampleCitizens.OtherCitizen.Name, await (await worker.GetAsync(At($"/apply/{id}/check"))).Words());

        using var unsigned = await worker.Post($"/counter/send/{id}", ("How", ""));
        Assert.Contains("Choose how the person says yes", await unsigned.Words());
        using var sent = await worker.Post($"/counter/send/{id}", ("How", "Document"), ("Document", "BF-2"), ("Once", Guid.NewGuid().ToString()));
        Assert.EndsWith($"/counter/receipt/{id}", sent.RequestMessage!.RequestUri!.ToString());

        using var finished = await worker.Post("/counter/person?handler=Finish");
        Assert.Contains((await platform.Ok(new GetApplication(platform.OtherCitizen, id))).Number!, await finished.Words());
        foreach (var page in new[] { $"/counter/receipt/{id}", $"/counter/send/{id}", "/counter/consent" })
            Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(At(page))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync(At($"/apply/{id}/track"))).StatusCode);
    }

    [Fact]
    public async Task Worker_EntersNoPageOfApplicationsThatAreNotBeforeThem()
    {
        var (draft, running) = (await new Given(platform).Draft(), (await new Given(platform).SubmittedApplication()).Id);
        await story.Present(SampleCitizens.Citizen);
        using var worker = await platform.SignedInToPages("assistant");
        foreach (var page in new[] { "/apply", "/apply/licences", $"/apply/{draft}", $"/apply/{running}/track", "/account/delegations", "/desk", "/watch" })
            Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync(At(page))).StatusCode);
        foreach (var page in new[] { $"/counter/send/{draft}", $"/counter/receipt/{running}" })
            Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(At(page))).StatusCode);
        using var api = await platform.SignedIn("assistant");
        Assert.Equal(HttpStatusCode.Forbidden, (await api.GetAsync(At($"/api/applications/{draft}"))).StatusCode);
    }

    [Fact]
    public async Task WrongNumber_ComesBackAsTypedWithTheErrorAtItsField()
    {
        using var worker = await platform.SignedInToPages("assistant");
        using var response = await worker.Post("/counter", ("IdentityNumber", "123"), ("Name", "王五"));
        var page = await response.Words();
        Assert.Contains("href=\"#IdentityNumber\"", page);
        Assert.Contains("value=\"123\"", page);
        Assert.Contains("value=\"王五\"", page);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
