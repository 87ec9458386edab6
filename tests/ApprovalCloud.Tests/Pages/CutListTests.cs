using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Localisation;

namespace ApprovalCloud.Tests.Pages;

/// <summary>A list that does not show everything says so.</summary>
public sealed class CutListTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    [Fact]
    public async Task List_SaysThatItIsCut_OnceItIs()
    {
        await Comments(ListComments.Most - 1);
        Assert.DoesNotContain("These are the first", await Page(), StringComparison.Ordinal);
        await Comments(1);
        Assert.Contains($"These are the first {ListComments.Most}.", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Count_ThatEndsSomewhere_SaysSo() => Assert.Equal(("0", "99", "100+"), (Display.UpTo(0, 100), Display.UpTo(99, 100), Display.UpTo(100, 100)));

    private async Task<string> Page()
    {
        using var supervisor = await platform.SignedInToPages("supervisor");
        return await (await supervisor.GetAsync(new Uri("/watch/comments", UriKind.Relative))).Words();
    }

    private Task<int> Comments(int count) => platform.InDatabase(db =>
    {
        for (var number = 0; number < count; number++)
        {
            var rating = new Rating(Guid.NewGuid(), Given.Restaurant, 1, "", null, new DateOnly(2026, 3, 1), RatingLevel.Satisfied);
            rating.Say("It was quick.");
            db.Add(rating);
        }

        return db.SaveChangesAsync();
    });
}
