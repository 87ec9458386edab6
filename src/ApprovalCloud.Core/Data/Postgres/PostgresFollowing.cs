using ApprovalCloud.Core.Live;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// Says in the database which applications somebody follows: for these alone the trigger on events sends a notification, in
/// the commit itself. Commits with notifications wait for one another, so all others send none.
/// </summary>
internal sealed class PostgresFollowing(AppDbContext db) : Following
{
    public override bool IsSignalled => true;

    public override Task Announce(Guid application, TimeSpan lasts, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        DELETE FROM followed_applications WHERE until < now() - interval '1 hour';
        INSERT INTO followed_applications (application_id, until) VALUES ({application}, now() + {lasts})
        ON CONFLICT (application_id) DO UPDATE SET until = greatest(followed_applications.until, excluded.until)
        """, cancellationToken);
}
