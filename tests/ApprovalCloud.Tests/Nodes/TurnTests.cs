using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Tests.Nodes;

/// <summary>What one node does at a time, as jobs do.</summary>
public abstract class TurnTests(Platform platform)
{
    protected Platform Platform => platform;

    protected Turns Node() => new(platform.Services.GetRequiredService<IConfiguration>());

    [Fact]
    public void Turn_IsHadOnce_UntilItIsGivenBack()
    {
        var (node, name) = (Node(), $"{Guid.NewGuid():N}");
        var turn = node.Try(name);

        Assert.NotNull(turn);
        Assert.Null(node.Try(name));
        turn.Dispose();
        using var again = node.Try(name);
        Assert.NotNull(again);
    }

    [Fact]
    public void Turn_ThatWasGivenBack_IsHadAtOnce_ByAnybody()
    {
        var (one, other, name) = (Node(), Node(), $"{Guid.NewGuid():N}");
        for (var time = 0; time < 100; time++)
        {
            using var turn = (time % 2 == 0 ? one : other).Try(name);
            Assert.True(turn is not null, $"The turn was not there the {time + 1}th time.");
        }
    }

    [Fact]
    public void Turns_OfDifferentNames_DoNotHinderEachOther()
    {
        var node = Node();
        using var one = node.Try($"{Guid.NewGuid():N}");
        using var other = node.Try($"{Guid.NewGuid():N}");

        Assert.NotNull(one);
        Assert.NotNull(other);
    }
}

public sealed class TurnsOnSqlite(SqlitePlatform platform) : TurnTests(platform), IClassFixture<SqlitePlatform>;

[Collection(nameof(PostgresPlatform))]
public sealed class TurnsOnPostgres : TurnTests
{
    public TurnsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();

    [Fact]
    public async Task Turn_OfANodeThatIsGone_IsHadByAnother_AtOnce()
    {
        var name = $"{Guid.NewGuid():N}";
        var (dying, other) = (Node(), Node());
        using var turn = dying.Try(name);
        Assert.Null(other.Try(name));

        await Cut();

        using var taken = other.Try(name);
        Assert.NotNull(taken);
    }

    // As the database sees it when a process is killed.
    private async Task Cut()
    {
        await using var connection = new NpgsqlConnection(Platform.Connection.Value);
        await connection.OpenAsync();
        await using var cut = new NpgsqlCommand(
            "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_try_advisory_lock%'", connection);
        Assert.Equal(1L, await cut.ExecuteScalarAsync());
    }
}
