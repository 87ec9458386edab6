using System.Globalization;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Tests.Data;

/// <summary>On PostgreSQL events lie in partitions by the month in which their application began.</summary>
public sealed class EventMonthsTests : IAsyncLifetime
{
    private readonly PostgresPlatform platform = PostgresPlatform.Required();

    public async ValueTask InitializeAsync()
    {
        await platform.InitializeAsync();
        await new Given(platform).SubmittedApplication();
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Theory]
    [InlineData(1, "events_{0:yyyy_MM}")]
    [InlineData(3, "events_{0:yyyy_MM}")]
    [InlineData(0, "events_before_{1:yyyy_MM}")]
    [InlineData(-30, "events_before_{1:yyyy_MM}")]
    [InlineData(4, "events_other")]
    public async Task Events_LieInTheMonth_InWhichTheirApplicationBegan(int away, string partition)
    {
        var month = ThisMonth.AddMonths(away);

        foreach (var id in new[] { Guid.CreateVersion7(month), Guid.CreateVersion7(month.AddMonths(1).AddMilliseconds(-1)) })
            Assert.Equal(string.Format(CultureInfo.InvariantCulture, partition, month, ThisMonth.AddMonths(1)), await Where(id));
    }

    [Fact]
    public async Task Ids_OfAnotherKind_AreTakenInToo()
    {
        Assert.Equal("events_other", await Where(Guid.Parse("8d1b0a37-50a2-4a6c-9d3a-3d5a0d6f7c11")));
        Assert.Equal(0, await Add());
    }

    [Fact]
    public async Task Months_AreAddedOnce_AndTakeWhatLiesInNone()
    {
        var last = ThisMonth.AddMonths(3);
        var id = Guid.CreateVersion7(last.AddDays(3));
        Assert.Equal(0, await Add());
        // As if nobody had added months for so long.
        await Ask($"DROP TABLE events_{last:yyyy_MM}");
        Assert.Equal("events_other", await Where(id));

        Assert.Equal(1, await Add());

        Assert.Equal($"events_{last:yyyy_MM}", await PartitionOf(id));
        Assert.Equal(0, await Add());
        Assert.Equal(1L, await Ask($"SELECT count(*) FROM events WHERE application_id = '{id}'"));
    }

    [Fact]
    public async Task Migration_KeepsEveryEvent_AndItsWayBackToo()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        foreach (var other in new[] { Guid.CreateVersion7(ThisMonth.AddMonths(2)), Guid.Parse("8d1b0a37-50a2-4a6c-9d3a-3d5a0d6f7c11") })
            await Where(other);
        var before = await Rows();

        await platform.InDatabase(async db =>
        {
            var all = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToList();
            await db.GetService<IMigrator>().MigrateAsync(all[all.FindIndex(one => one.EndsWith("_EventsByMonth", StringComparison.Ordinal)) - 1]);
            return true;
        });
        Assert.Equal(before, await Rows());
        Assert.Equal(0L, await Ask("SELECT count(*) FROM pg_inherits WHERE inhparent = 'events'::regclass"));

        await platform.InDatabase(async db =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        Assert.Equal(before, await Rows());
        Assert.StartsWith("events_before_", await PartitionOf(id), StringComparison.Ordinal);
        Assert.Equal(3L, await Ask("SELECT count(DISTINCT tableoid) FROM events"));
    }

    private static DateTimeOffset ThisMonth
    {
        get
        {
            var now = TimeProvider.System.GetUtcNow();
            return new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        }
    }

    /// <summary>The partition that takes in an event of an application with this id.</summary>
    private async Task<string> Where(Guid id)
    {
        await Ask($$"""
            INSERT INTO applications SELECT (jsonb_populate_record(NULL::applications, to_jsonb(one) || '{"id": "{{id}}", "number": null, "submitted_at": null}')).* FROM applications one LIMIT 1;
            INSERT INTO events (application_id, sequence, at, kind, data, hash) VALUES ('{{id}}', 1, now(), 'Other', '{}', '')
            """);
        return await PartitionOf(id);
    }

    private async Task<string> PartitionOf(Guid id) => (string)(await Ask($"SELECT tableoid::regclass::text FROM events WHERE application_id = '{id}'"))!;

    private async Task<string> Rows() => (string)(await Ask("SELECT jsonb_agg(one ORDER BY application_id, sequence)::text FROM events one"))!;

    private Task<int> Add() => platform.InScope(services => services.GetRequiredService<EventMonths>().Run(CancellationToken.None));

    private async Task<object?> Ask(string sql)
    {
        await using var connection = new NpgsqlConnection($"{platform.Connection.Value};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
