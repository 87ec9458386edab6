using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ApprovalCloud.Tests.Data;

/// <summary>What a decision or a look writes on PostgreSQL is written by hand, and stands there as the model maps it. Its rows are taken out and put back, so it has a database of its own.</summary>
public sealed class OneTripTests(PostgresPlatform platform) : IClassFixture<PostgresPlatform>
{
    public static TheoryData<Type> Kinds =>
    [
        typeof(Application), typeof(ApplicationFacts), typeof(SignedDocument), typeof(ApplicationBurden), typeof(StepRow), typeof(EventRow),
        typeof(OutboxMessage), typeof(FigureChange), typeof(AnsweredRequest), typeof(ReadLedger), typeof(FactRead),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_ChangedInEveryColumnToWhatTheyAre_StandAsTheyWere(Type kind)
    {
        PostgresPlatform.Require();
        var id = await Decided();
        var before = await Raw(kind, id);

        await platform.InDatabase(async db =>
        {
            foreach (var entity in await Rows(db, kind, id))
            {
                foreach (var property in db.Entry(entity).Properties.Where(property => !property.Metadata.IsPrimaryKey()))
                    property.IsModified = true;
            }

            return await db.SaveChangesAsync();
        });

        Assert.NotEmpty(before);
        Assert.Equal(before, await Raw(kind, id));
    }

    public static TheoryData<Type> Leaves => [.. Kinds.Where(kind => (Type)kind != typeof(Application)).Select(kind => (Type)kind)];

    [Theory]
    [MemberData(nameof(Leaves))]
    public async Task Rows_TakenOutAndAddedAgain_StandAsTheyWere(Type kind)
    {
        PostgresPlatform.Require();
        var id = await Decided();
        var before = await Raw(kind, id);
        var rows = await platform.InDatabase(db => Rows(db, kind, id));

        var delete = $"DELETE FROM {await Table(kind)} WHERE {Mine(kind)}";
        await platform.InDatabase(db => db.Database.ExecuteSqlRawAsync(delete, id));
        await platform.InDatabase(db =>
        {
            db.AddRange(rows);
            return db.SaveChangesAsync();
        });

        Assert.NotEmpty(before);
        Assert.Equal(before, (await Raw(kind, id)).Intersect(before));
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_LeavesNothingOfItself()
    {
        PostgresPlatform.Require();
        var id = await Decided();

        await platform.InDatabase(async db =>
        {
            var application = await db.Applications.SingleAsync(one => one.Id == id);
            await platform.InDatabase(async other =>
            {
                (await other.Applications.SingleAsync(one => one.Id == id)).Guard();
                return await other.SaveChangesAsync();
            });
            application.Guard();
            db.Outbox.Add(new OutboxMessage(id, 99, "tobacco", DateTimeOffset.UnixEpoch));
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });

        Assert.False(await platform.InDatabase(db => db.Outbox.AnyAsync(letter => letter.ApplicationId == id && letter.Sequence == 99)));
    }

    private async Task<Guid> Decided()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new GetTask(platform.Clerk("tobacco"), id, "tobacco-licence"));
        await platform.Ok(new DecideStep(platform.Clerk("tobacco"), id, "tobacco-licence", Verdict.Refuse, "too near to a school") { IdempotencyKey = $"{id}" });
        return id;
    }

    // Changes of figures and answers name no application: all of them are looked at.
    private static string Mine(Type kind) => kind == typeof(FigureChange) || kind == typeof(AnsweredRequest) ? "{0}::uuid IS NOT NULL" : kind == typeof(Application) ? "id = {0}" : "application_id = {0}";

    private Task<string> Table(Type kind) => platform.InDatabase(db => Task.FromResult(db.Model.FindEntityType(kind)!.GetTableName()!));

    private async Task<List<string>> Raw(Type kind, Guid id)
    {
        var sql = $"SELECT to_jsonb(one)::text AS \"Value\" FROM {await Table(kind)} one WHERE {Mine(kind)} ORDER BY 1";
        return await platform.InDatabase(db => db.Database.SqlQueryRaw<string>(sql, id).ToListAsync());
    }

    private static async Task<List<object>> Rows(AppDbContext db, Type kind, Guid id)
    {
        var (type, rows) = (db.Model.FindEntityType(kind)!, new List<object>());
        var reading = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(kind).Invoke(db, null)!;
        await foreach (var row in reading.AsAsyncEnumerable())
        {
            if (IdOf(type, row) is not { } of || of == id)
                rows.Add(row);
        }

        return rows;
    }

    private static Guid? IdOf(IEntityType type, object row) => row is FigureChange or AnsweredRequest ? null : (Guid?)type.FindProperty(row is Application ? "Id" : "ApplicationId")!.PropertyInfo!.GetValue(row);
}
