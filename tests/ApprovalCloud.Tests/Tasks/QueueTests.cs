using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Tasks;

public abstract class QueueTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task ListTasks_PageByPage_ShowsEveryTaskOnceInOrderOfDueDate()
    {
        var clerk = platform.Clerk("administrative-approval");
        for (var one = 0; one < 5; one++)
            await given.SubmittedApplication();

        var whole = (await platform.Ok(new ListTasks(clerk, Take: 200))).Tasks;
        var paged = new List<TaskRow>();
        for (string? cursor = null; ;)
        {
            var page = await platform.Ok(new ListTasks(clerk, Cursor: cursor, Take: 2));
            paged.AddRange(page.Tasks);
            if ((cursor = page.Next) is null)
                break;
        }

        Assert.True(whole.Count >= 5);
        Assert.Equal(whole.Select(task => (task.ApplicationId, task.Step)), paged.Select(task => (task.ApplicationId, task.Step)));
        Assert.Equal(whole.Select(task => task.DueAt).Order(), whole.Select(task => task.DueAt));
    }

    [Fact]
    public async Task ListTasks_OfAClerk_AreOfTheOwnDepartmentOnly()
    {
        await given.ParallelSteps();

        var tasks = (await platform.Ok(new ListTasks(platform.Clerk("tobacco"), Take: 200))).Tasks;

        Assert.NotEmpty(tasks);
        Assert.All(tasks, task => Assert.Equal("tobacco", task.Department));
    }

    [Fact]
    public async Task ListTasks_OfACitizen_AreNone()
    {
        await given.ParallelSteps();

        Assert.Empty((await platform.Ok(new ListTasks(platform.Citizen, Take: 200))).Tasks);
    }

    [Fact]
    public async Task ListTasks_WithAMadeUpCursor_IsRefused() =>
        Assert.NotNull((await platform.Send(new ListTasks(platform.Clerk("tobacco"), Cursor: "99.x"))).Problem);

    [Fact]
    public async Task NextTask_WhenOneIsClaimed_IsThatOne()
    {
        var clerk = platform.Clerk("urban-management");
        await given.ParallelSteps();
        var later = await given.ParallelSteps();
        await platform.Ok(new ClaimStep(clerk, later.Id, "signage"));

        var next = await platform.Ok(new NextTask(clerk));

        Assert.Equal(clerk.Id, (await platform.Ok(new GetTask(clerk, next!.ApplicationId, next.Step))).AssigneeId);
    }
}

[Collection(nameof(SqlitePlatform))]
public sealed class QueueOnSqlite(SqlitePlatform platform) : QueueTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class QueueOnPostgres : QueueTests
{
    public QueueOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
