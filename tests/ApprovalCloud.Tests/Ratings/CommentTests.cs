using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Ratings;

/// <summary>What is said with a rating: hidden until it is checked, blacked out where it must be, answered in public.</summary>
public abstract class CommentTests(Platform platform)
{
    private const string Said = "Mr Wang of 13900139000 was rude.\nThe rest was fine.";
    private readonly RatingStory story = new(platform);

    [Fact]
    public async Task Comment_UntilItIsPublished_IsSeenByNoClerk()
    {
        var (_, rating) = await story.Bad(withName: false, Said);

        Assert.DoesNotContain(await platform.Ok(new ListPublishedComments(story.Clerk)), one => one.RatingId == rating);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetPublishedComment(story.Clerk, rating))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ReplyToComment(story.Clerk, rating, "Sorry"))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetComment(story.Clerk, rating))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ModerateComment(story.Clerk, rating, Moderation.Publish, Said, null))).Problem?.Kind);
        Assert.Empty(await platform.Ok(new ListComments(story.Clerk)));
    }

    [Fact]
    public async Task Comment_Published_HasItsNamesBlackedOutAndIsAnsweredOnce()
    {
        var (id, rating) = await story.Bad(withName: false, Said);
        const string published = "Mr ■■ of ■ was rude.\nThe rest was fine.";

        await platform.Ok(new ModerateComment(platform.Supervisor, rating, Moderation.Publish, published.ReplaceLineEndings("\r\n"), null));
        await platform.Ok(new ReplyToComment(story.Clerk, rating, "We have spoken to him."));

        var comment = Assert.Single(await platform.Ok(new ListPublishedComments(story.Clerk)), one => one.RatingId == rating);
        Assert.Equal((published, "We have spoken to him."), (comment.Words, comment.Reply));
        var mine = (await story.Mine(id))!;
        Assert.Equal((CommentState.Published, published, "We have spoken to him."), (mine.CommentState, mine.Published, mine.Reply));
        Assert.Equal("AlreadyReplied", (await platform.Send(new ReplyToComment(platform.Colleague("administrative-approval"), rating, "Me too"))).Problem?.Rule);
        Assert.Equal("AlreadyModerated", (await platform.Send(new ModerateComment(platform.Supervisor, rating, Moderation.Refuse, null, "x"))).Problem?.Rule);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetPublishedComment(platform.Clerk("tobacco"), rating))).Problem?.Kind);
    }

    [Fact]
    public async Task Comment_Refused_SaysWhyToWhoeverWroteIt()
    {
        var (id, rating) = await story.Bad(withName: false, "An insult.");

        Assert.Contains(nameof(ModerateComment.Reason), (await platform.Send(new ModerateComment(platform.Supervisor, rating, Moderation.Refuse, null, ""))).Problem!.Errors!.Keys);
        await platform.Ok(new ModerateComment(platform.Supervisor, rating, Moderation.Refuse, null, "It insults somebody."));

        Assert.Equal((CommentState.Refused, "It insults somebody."), ((await story.Mine(id))!.CommentState, (await story.Mine(id))!.RefusedBecause));
    }

    [Theory]
    [InlineData("Mr Wang of 13900139000 was kind.\nThe rest was fine.")]
    [InlineData("■ was fine. And so was Mr Wang.")]
    [InlineData("■■■")]
    [InlineData("")]
    public async Task Comment_ChangedOtherwiseThanByBlackingOut_IsRefused(string words)
    {
        var (_, rating) = await story.Bad(withName: false, Said);

        var refused = await platform.Send(new ModerateComment(platform.Supervisor, rating, Moderation.Publish, words, null));

        Assert.Contains(nameof(ModerateComment.Words), refused.Problem!.Errors!.Keys);
    }
}

public sealed class CommentOnSqlite(SqlitePlatform platform) : CommentTests(platform), IClassFixture<SqlitePlatform>;

public sealed class CommentOnPostgres : CommentTests, IClassFixture<PostgresPlatform>
{
    public CommentOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}

public sealed class BlackoutTests
{
    [Theory]
    [InlineData("abcabc", "abcabc", true)]
    [InlineData("abc■", "abcabc", true)]
    [InlineData("■abc", "abcabc", true)]
    [InlineData("a■c■c", "abcabc", true)]
    [InlineData("■", "abcabc", true)]
    [InlineData("abc■abc", "abcabc", true)]
    [InlineData("abcab", "abcabc", false)]
    [InlineData("abca■abc", "abcabc", false)]
    [InlineData("c■a", "abcabc", false)]
    [InlineData("abcabcd", "abcabc", false)]
    [InlineData("a■x■c", "abcabc", false)]
    public void Text_IsTheCommentBlackedOut(string text, string comment, bool isIt) => Assert.Equal(isIt, Blackout.IsOf(text, comment));
}
