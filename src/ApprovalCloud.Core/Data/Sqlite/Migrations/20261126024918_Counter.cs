using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Counter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "counter_of",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "applications",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Online");

            migrationBuilder.CreateTable(
                name: "counter_filings",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    worker_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    confirmed_document = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    confirmed_version = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter_filings", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_counter_filings_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "counter_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    worker_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    worker_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    counter = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    has_mail = table.Column<bool>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    present_at = table.Column<long>(type: "INTEGER", nullable: true),
                    present_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    present_document = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    code_sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    codes = table.Column<int>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter_sessions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_counter_filings_session_id",
                table: "counter_filings",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_counter_filings_worker_id_begun_at",
                table: "counter_filings",
                columns: new[] { "worker_id", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "ix_counter_sessions_worker_id_expires_at",
                table: "counter_sessions",
                columns: new[] { "worker_id", "expires_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counter_filings");

            migrationBuilder.DropTable(
                name: "counter_sessions");

            migrationBuilder.DropColumn(
                name: "counter_of",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "applications");
        }
    }
}
