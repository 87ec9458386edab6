using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// Where <c>ConnectionStrings:PostgresOwner</c> names another role than <c>ConnectionStrings:Postgres</c>, that one owns the database and migrates it, and
/// nodes get what they need: rows, no tables; and history they may add to and not change.
/// </summary>
public sealed class RoleOfNodes(AppDbContext db, IConfiguration configuration)
{
    private const string Grants = """
        DO $grants$
        DECLARE
          nodes name := current_setting('approvalcloud.nodes');
          found record;
        BEGIN
          EXECUTE format('GRANT USAGE ON SCHEMA public, hangfire TO %I', nodes);
          EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hangfire TO %I', nodes);
          EXECUTE format('GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public, hangfire TO %I', nodes);
          EXECUTE format('GRANT EXECUTE ON FUNCTION forget_events(uuid), forget_reads(uuid), add_event_months(integer) TO %I', nodes);
          FOR found IN SELECT relname, relispartition FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') LOOP
            EXECUTE format('REVOKE ALL ON public.%I FROM %I', found.relname, nodes);
            EXECUTE format('GRANT %s ON public.%I TO %I', CASE
              -- Partitions are reached by their table.
              WHEN found.relispartition OR found.relname = '__EFMigrationsHistory' THEN 'SELECT'
              WHEN found.relname IN ('events', 'fact_reads', 'purged_cases', 'sealed_cases', 'sealed_blocks', 'day_seals') THEN 'SELECT, INSERT'
              WHEN found.relname = 'archived_cases' THEN 'SELECT, INSERT, DELETE'
              ELSE 'SELECT, INSERT, UPDATE, DELETE' END, found.relname, nodes);
          END LOOP;
        END $grants$
        """;

    /// <summary>The role of nodes, where it is one of its own.</summary>
    public string? Name { get; } = Of(configuration);

    public async Task Grant(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('approvalcloud.nodes', {Name}, true)", cancellationToken);
        await db.Database.ExecuteSqlRawAsync(Grants, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string? Of(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("PostgresOwner") is not { Length: > 0 } owner || configuration.GetConnectionString("Postgres") is not { Length: > 0 } nodes)
            return null;
        var role = new NpgsqlConnectionStringBuilder(nodes).Username;
        return role == new NpgsqlConnectionStringBuilder(owner).Username ? null : role;
    }
}
