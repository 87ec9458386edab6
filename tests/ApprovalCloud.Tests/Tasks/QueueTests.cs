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
    public async Task ListTasks_ByItsNumber_IsThatApplicationAlone()
    {
        var (one, _) = (await given.ParallelSteps(), await given.ParallelSteps());

        var found = (await platform.Ok(Looking("fire-rescue", new() { Search = $" {one.Number.ToLowerInvariant()} " }))).Tasks;

        Assert.Equal(one.Id, Assert.Single(found).ApplicationId);
        Assert.Empty((await platform.Ok(Looking("fire-rescue", new() { Search = one.Number[..^1] }))).Tasks);
    }

    [Theory]
    [InlineData("fire safety INSPECTION")]
    [InlineData("消防")]
    public async Task ListTasks_ByWordsOfItsStep_IsFoundInEveryLanguage(string words)
    {
        var one = await given.ParallelSteps();

        var found = (await platform.Ok(Looking("fire-rescue", new() { Search = words }))).Tasks;

        Assert.Contains(found, task => task.ApplicationId == one.Id && task.Step == "fire-inspection");
    }

    [Fact]
    public async Task ListTasks_ByTheNameOfAnApplicant_AreNone()
    {
        await given.ParallelSteps();

        Assert.Empty((await platform.Ok(Looking("fire-rescue", new() { Search = platform.Citizen.Name }))).Tasks);
    }

    [Fact]
    public async Task ListTasks_ByServiceAndStep_AreThoseOnly()
    {
        await given.ParallelSteps();

        var found = (await platform.Ok(Looking("fire-rescue", new() { Service = Given.Restaurant, Step = "fire-inspection" }))).Tasks;

        Assert.NotEmpty(found);
        Assert.All(found, task => Assert.Equal((Given.Restaurant, "fire-inspection"), (task.Service, task.Step)));
        Assert.Empty((await platform.Ok(Looking("fire-rescue", new() { Service = "child-birth" }))).Tasks);
        Assert.Empty((await platform.Ok(Looking("fire-rescue", new() { Step = "tobacco-licence" }))).Tasks);
    }

    [Fact]
    public async Task ListTasks_ByLight_AreEachInOneOfThem()
    {
        await given.ParallelSteps();
        var now = platform.Clock.GetUtcNow();

        var (all, late, soon, later) = (await Keys(null), await Keys(DueFilter.Late), await Keys(DueFilter.Soon), await Keys(DueFilter.Later));

        Assert.NotEmpty(later);
        Assert.Equal(all.Order(), late.Concat(soon).Concat(later).Order());

        async Task<List<(DateTimeOffset, Guid)>> Keys(DueFilter? due)
        {
            var tasks = (await platform.Ok(Looking("fire-rescue", new() { Due = due }))).Tasks;
            Assert.All(tasks, task => Assert.True(due switch
            {
                DueFilter.Late => task.DueAt < now,
                DueFilter.Soon => task.DueAt >= now && task.DueAt < now.AddDays(3),
                DueFilter.Later => task.DueAt >= now.AddDays(3),
                _ => true,
            }));
            return [.. tasks.Where(task => !task.IsStopped).Select(task => (task.DueAt, task.ApplicationId))];
        }
    }

    [Fact]
    public async Task ListTasks_ByWhoHasIt_AreTheirsOrNobodys()
    {
        var (mine, free, colleague) = (await given.ParallelSteps(), await given.ParallelSteps(), platform.Colleague("fire-rescue"));
        await platform.Ok(new ClaimStep(colleague, mine.Id, "fire-inspection"));

        var (theirs, nobodys) = (
            (await platform.Ok(Looking("fire-rescue", new() { Holder = colleague.Id }))).Tasks, (await platform.Ok(Looking("fire-rescue", new() { Holder = Guid.Empty }))).Tasks);

        Assert.Contains(theirs, task => task.ApplicationId == mine.Id);
        Assert.All(theirs, task => Assert.Equal(colleague.Id, task.AssigneeId));
        Assert.Contains(nobodys, task => task.ApplicationId == free.Id);
        Assert.All(nobodys, task => Assert.Null(task.AssigneeId));
    }

    [Fact]
    public async Task ListTasks_WithACursorOfAnotherFilter_IsRefused()
    {
        await given.ParallelSteps();
        await given.ParallelSteps();
        var ask = Looking("fire-rescue", new() { Service = Given.Restaurant }) with { Take = 1 };
        var next = (await platform.Ok(ask)).Next;

        Assert.NotNull(next);
        await platform.Ok(ask with { Cursor = next });
        Assert.NotNull((await platform.Send(ask with { Cursor = next, Filter = QueueFilter.None })).Problem);
        Assert.NotNull((await platform.Send(ask with { Cursor = next, State = TaskFilter.Unclaimed })).Problem);
    }

    [Fact]
    public async Task SaveFilter_UnderANameThatIsTaken_ReplacesIt()
    {
        var clerk = platform.Clerk("fire-rescue");
        await platform.Ok(new SaveFilter(clerk, "Late ones", TaskFilter.Open, new() { Due = DueFilter.Late }));

        await platform.Ok(new SaveFilter(clerk, " Late ones ", TaskFilter.Mine, new() { Due = DueFilter.Soon, Search = "消防" }));

        var kept = Assert.Single(await platform.Ok(new ListFilters(clerk)));
        Assert.Equal(("Late ones", TaskFilter.Mine, new QueueFilter { Due = DueFilter.Soon, Search = "消防" }), (kept.Name, kept.State, kept.Filter));
        await platform.Ok(new DeleteFilter(clerk, kept.Id));
        Assert.Empty(await platform.Ok(new ListFilters(clerk)));
    }

    [Fact]
    public async Task SaveFilter_OfAnotherClerk_IsNotThere()
    {
        var (clerk, colleague) = (platform.Clerk("tobacco"), platform.Colleague("tobacco"));
        await platform.Ok(new SaveFilter(clerk, "Mine alone", TaskFilter.Open, new() { Due = DueFilter.Late }));
        var kept = Assert.Single(await platform.Ok(new ListFilters(clerk)));

        Assert.Empty(await platform.Ok(new ListFilters(colleague)));
        Assert.Equal("NotFound", (await platform.Send(new DeleteFilter(colleague, kept.Id))).Problem?.Rule);
        Assert.Single(await platform.Ok(new ListFilters(clerk)));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a name that is longer than sixty characters is not a name but a story")]
    public async Task SaveFilter_WithoutAGoodName_IsRefused(string name) =>
        Assert.NotNull((await platform.Send(new SaveFilter(platform.Clerk("tobacco"), name, TaskFilter.Open, QueueFilter.None))).Problem?.Errors);

    private ListTasks Looking(string department, QueueFilter filter) => new(platform.Clerk(department), Take: 200) { Filter = filter };

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
