using System.Net;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Nodes;

/// <summary>During an upgrade this version serves on the database of the next one.</summary>
public sealed class LaterSchemaTests : IAsyncLifetime
{
    private readonly PostgresPlatform platform = PostgresPlatform.Required();

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task WholeStory_OnWhatALaterVersionHasExpanded_IsToldAndVerified()
    {
        await Expand();

        var (exit, said) = await RunningPlatform.Command(platform.Connection, "demo", "--applications", "25");
        Assert.True(exit == 0, said);
        (exit, said) = await RunningPlatform.Command(platform.Connection, "verify-log");
        Assert.True(exit == 0, said);

        Assert.True(await platform.InDatabase(db => db.Events.CountAsync()) > 200);
        Assert.Equal(
            0, (await platform.InDatabase(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM events WHERE later_number <> 7 OR later_words IS NOT NULL").ToListAsync()))[0]);
    }

    [Fact]
    public async Task Node_IsReady_WhenTheDatabaseIsFurther_AndNotWhenItIsNotAsFar()
    {
        await Expand();
        Assert.Equal((HttpStatusCode.OK, true), await Readiness());

        await platform.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"""DELETE FROM "__EFMigrationsHistory" WHERE migration_id = (SELECT max(migration_id) FROM "__EFMigrationsHistory" WHERE migration_id NOT LIKE '9999%')"""));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), await Readiness());
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    private Task Expand() => platform.InScope(services => services.GetRequiredService<AppDbContext>().ExpandAsALaterVersionWould());

    // Of a node that begins now.
    private async Task<(HttpStatusCode Status, bool HasItsSchema)> Readiness()
    {
        await using var node = platform.WithWebHostBuilder(_ => { });
        using var answer = await node.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, !(await answer.Words()).Contains("Run migrate", StringComparison.Ordinal));
    }
}
