using System.Net;
using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Desk.TaskForms;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>An opinion is asked for and given by forms; and for those whom it is not for.</summary>
public sealed partial class OpinionPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Opinion_IsAskedForAndGivenByForms()
    {
        var id = (await given.ParallelSteps()).Id;
        var ask = $"/desk/{id}/{Fire}/opinion";
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var warden = await platform.SignedInToPages("clerk.urban-management");
        Assert.Contains("does not stop the clock", await (await clerk.GetAsync(Address(ask))).Words(), StringComparison.Ordinal);

        var wrong = await (await clerk.Post(ask, ("Version", "0"), ("Ask.WorkingDays", "soon"), ("Ask.Question", "Is the pavement wide enough?"))).Words();
        Assert.Contains("Choose a department", wrong, StringComparison.Ordinal);
        Assert.Contains("Give from 1 to 60 working days", wrong, StringComparison.Ordinal);
        Assert.Contains("Is the pavement wide enough?", wrong, StringComparison.Ordinal);
        var asked = await clerk.Post(
            ask, ("Version", await Version(clerk, id)), ("Seen", "99"), ("Ask.Department", "urban-management"), ("Ask.Question", "Is the pavement wide enough?"), ("Ask.WorkingDays", "3"),
            ("Ask.Shared", "premises.address"), ("Ask.Reason", "to know where it is"));
        var task = await asked.Words();
        Assert.Contains("The department has been asked", task, StringComparison.Ordinal);
        Assert.Contains("You can go on without it", task, StringComparison.Ordinal);

        var queue = await (await warden.GetAsync(Address("/desk/opinions"))).Words();
        Assert.Contains("3 working days left", queue, StringComparison.Ordinal);
        var address = Link().Match(queue).Value;
        var shown = await (await warden.GetAsync(Address(address))).Words();
        Assert.Contains("Is the pavement wide enough?", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Secrets[1], shown, StringComparison.Ordinal);
        var empty = await (await warden.Post(address, ("Answer.Words", "It is."))).Words();
        Assert.Contains("Select your department’s opinion", empty, StringComparison.Ordinal);
        Assert.Contains("It is.", empty, StringComparison.Ordinal);
        Assert.Contains("Enter your reasons", await (await warden.Post(address, ("Answer.Stance", "Agree"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Your opinion is sent", await (await warden.Post(address, ("Answer.Stance", "Agree"), ("Answer.Words", "It is."))).Words(), StringComparison.Ordinal);

        Assert.Contains("It is.", await (await clerk.GetAsync(Address($"/desk/{id}/{Fire}"))).Words(), StringComparison.Ordinal);
        var again = await warden.Post(address, ("Answer.Stance", "Disagree"), ("Answer.Words", "It is not."));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");
        using var citizen = await platform.SignedInToPages("citizen");
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.GetAsync(Address(address))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.GetAsync(Address(ask))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(Address(address))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(Address("/desk/opinions"))).StatusCode);
    }

    private async Task<string> Version(HttpClient clerk, Guid id) =>
        Regex.Match(await clerk.GetStringAsync(Address($"/desk/{id}/{Fire}/opinion")), "name=\"Version\" value=\"(\\d+)\"").Groups[1].Value;

    [GeneratedRegex("/desk/opinions/[0-9a-f-]{36}/[0-9a-f-]{36}")]
    private static partial Regex Link();
}
