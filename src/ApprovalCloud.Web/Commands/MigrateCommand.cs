using System.CommandLine;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Data.Postgres;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Nodes;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalCloud.Web.Commands;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to this version's schema; safe to repeat.");
        command.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            await PrepareFile(db, cancel);
            using var turn = services.GetRequiredService<Turns>().Wait(Beginning.Turn);
            try
            {
                // Each by itself: what one has changed is nobody's to wait for while the next one is made.
                foreach (var migration in await db.Database.GetPendingMigrationsAsync(cancel))
                    await db.ChangeTables(() => db.Database.MigrateAsync(migration, cancel), cancel);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                return WorkflowsCommand.Fail("A table was in use for a minute and longer, so it was left as it is. Run migrate again: it goes on where it stopped.");
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                return WorkflowsCommand.Fail("This role may not change tables. Run migrate where ConnectionStrings:PostgresOwner names the one that owns them.");
            }

            await services.GetRequiredService<RotateKeys>().MarkPeople(cancel);
            // Applications from before the figures were kept.
            if (!await db.Figures.AnyAsync(cancel) && await db.Applications.ForThePlatform().AnyAsync(application => application.SubmittedAt != null, cancel))
                await services.GetRequiredService<RecountFigures>().Run(repair: true, cancel);
            if (services.GetService<RoleOfNodes>() is { Name: not null } nodes)
            {
                // Nodes may not make Hangfire's tables either.
                services.GetRequiredService<JobStorage>();
                await nodes.Grant(cancel);
            }

            return 0;
        }, asOwner: true));
        return command;
    }

    // Readers and a writer are not in each other's way: Entity Framework sees to that only where it makes the file itself.
    private static async Task PrepareFile(AppDbContext db, CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
            return;
        if (Path.GetDirectoryName(Path.GetFullPath(db.Database.GetDbConnection().DataSource)) is { } folder)
            Directory.CreateDirectory(folder);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancel);
    }
}
