using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Desk;

/// <summary>Words that a department keeps for its reasons.</summary>
public abstract class BlockTests(Platform platform)
{
    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    [Fact]
    public async Task Block_IsOfferedToTheDepartment_AndToNoOther()
    {
        await platform.Ok(new SaveBlock(Anna, null, " Ways out ", " The ways out are blocked. "));

        var kept = Assert.Single(await platform.Ok(new ListBlocks(Bo)), block => block.Title == "Ways out");
        Assert.Equal(("The ways out are blocked.", Anna.Name), (kept.Words, kept.ChangedBy));
        Assert.Empty(await platform.Ok(new ListBlocks(platform.Clerk("tobacco"))));
        Assert.Empty(await platform.Ok(new ListBlocks(platform.Citizen)));
    }

    [Fact]
    public async Task Block_IsChangedAndDeletedByAnyColleague_AndByNobodyElse()
    {
        await platform.Ok(new SaveBlock(Anna, null, "Alarm", "There is no alarm."));
        var kept = await Kept("Alarm");
        foreach (var stranger in new[] { platform.Clerk("tobacco"), platform.Citizen, platform.Supervisor })
        {
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new SaveBlock(stranger, kept.Id, "Alarm", "?", kept.Version))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new DeleteBlock(stranger, kept.Id))).Problem?.Kind);
        }

        await platform.Ok(new SaveBlock(Bo, kept.Id, "Alarm", "The alarm does not ring.", kept.Version));
        var changed = await Kept("Alarm");
        Assert.Equal(("The alarm does not ring.", Bo.Name), (changed.Words, changed.ChangedBy));
        await platform.Ok(new DeleteBlock(Anna, kept.Id));
        Assert.DoesNotContain(await platform.Ok(new ListBlocks(Anna)), block => block.Id == kept.Id);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new DeleteBlock(Anna, kept.Id))).Problem?.Kind);
    }

    [Fact]
    public async Task Block_ChangedMeanwhile_IsNotOverwritten_AndSaysWhoWasFirst()
    {
        await platform.Ok(new SaveBlock(Anna, null, "Stairs", "The stairs are narrow."));
        var seen = await Kept("Stairs");
        await platform.Ok(new SaveBlock(Bo, seen.Id, "Stairs", "The stairs are too narrow.", seen.Version));

        var late = await platform.Send(new SaveBlock(Anna, seen.Id, "Stairs", "The stairs are steep.", seen.Version));

        Assert.Equal((ProblemKind.Conflict, "Stale"), (late.Problem!.Kind, late.Problem.Rule));
        Assert.Contains(Bo.Name, late.Problem.Message.En, StringComparison.Ordinal);
        Assert.Equal("The stairs are too narrow.", (await Kept("Stairs")).Words);
    }

    [Fact]
    public async Task Block_SavedByTwoUnderOneTitle_IsThereOnce()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => platform.Send(new SaveBlock(Anna, null, "Once", "One alone."))));

        Assert.Single(saved, one => one.IsOk);
        Assert.All(saved.Where(one => !one.IsOk), one => Assert.Equal(["Title"], one.Problem!.Errors!.Keys));
        await Kept("Once");
    }

    [Fact]
    public async Task Block_WithoutTitleOrWords_OrTooLong_IsRefused()
    {
        Assert.Equal(["Title", "Words"], (await platform.Send(new SaveBlock(Anna, null, " ", " "))).Problem!.Errors!.Keys.Order());
        Assert.Equal(["Title", "Words"], (await platform.Send(new SaveBlock(Anna, null, new string('?', 61), new string('?', 2_001)))).Problem!.Errors!.Keys.Order());
    }

    private async Task<BlockView> Kept(string title) => Assert.Single(await platform.Ok(new ListBlocks(Anna)), block => block.Title == title);
}

public sealed class BlocksOnSqlite(SqlitePlatform platform) : BlockTests(platform), IClassFixture<SqlitePlatform>;

public sealed class BlocksOnPostgres : BlockTests, IClassFixture<PostgresPlatform>
{
    public BlocksOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
