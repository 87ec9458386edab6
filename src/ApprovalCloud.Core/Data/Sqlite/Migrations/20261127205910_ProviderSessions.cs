using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProviderSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "provider_session",
                table: "sessions",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provider_subject",
                table: "sessions",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_provider_session",
                table: "sessions",
                column: "provider_session",
                filter: "provider_session IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_provider_subject",
                table: "sessions",
                column: "provider_subject",
                filter: "provider_subject IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_provider_session",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_provider_subject",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "provider_session",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "provider_subject",
                table: "sessions");
        }
    }
}
