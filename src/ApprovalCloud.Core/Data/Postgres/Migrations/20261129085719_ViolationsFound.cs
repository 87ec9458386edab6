using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ViolationsFound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By what their text says, as ListViolations asks: of all events they are few.
            migrationBuilder.Sql("""
                CREATE INDEX ix_events_violations ON events (at)
                WHERE (kind = 'CorrectionRequested' AND data LIKE '%"repeated":["%') OR (kind = 'StepAccepted' AND data LIKE '%"manner":"Deemed"%')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_events_violations");
        }
    }
}
