using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LegalClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "accept_by",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "accepted_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "appealed_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "check_by",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "detail",
                table: "steps",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "extension_asked_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "follow_by",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_until",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "silent_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "swept_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "watch_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "yellow_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "clock",
                table: "events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "choices",
                table: "applications",
                type: "text",
                nullable: false,
                defaultValueSql: "'{\"Commitments\":[],\"ToFollow\":[]}'");

            migrationBuilder.AddColumn<int>(
                name: "extensions",
                table: "applications",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_clock_started",
                table: "applications",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_due_provisional",
                table: "applications",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_missed",
                table: "applications",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "applications",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_until",
                table: "applications",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "promised_at",
                table: "applications",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "renews",
                table: "applications",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "watch_at",
                table: "applications",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bars",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    lifted_because = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bars", x => new { x.application_id, x.step });
                    table.ForeignKey(
                        name: "fk_bars_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    limit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    colour = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assignee_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    contested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    contested_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    statement = table.Column<string>(type: "text", nullable: true),
                    ruled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ruled_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ruling = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cards", x => new { x.application_id, x.step, x.limit, x.colour });
                    table.ForeignKey(
                        name: "fk_cards_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visits",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    appointed_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => new { x.application_id, x.id });
                    table.ForeignKey(
                        name: "fk_visits_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visit_parts",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    officers = table.Column<string>(type: "text", nullable: false),
                    finding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    report = table.Column<string>(type: "text", nullable: true),
                    found_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_parts", x => new { x.application_id, x.visit_id, x.step });
                    table.ForeignKey(
                        name: "fk_visit_parts_visits_application_id_visit_id",
                        columns: x => new { x.application_id, x.visit_id },
                        principalTable: "visits",
                        principalColumns: new[] { "application_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_steps_appealed_at",
                table: "steps",
                column: "appealed_at");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_check_by",
                table: "steps",
                columns: new[] { "department", "check_by" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_extension_asked_at",
                table: "steps",
                columns: new[] { "department", "extension_asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_watch_at_application_id_key",
                table: "steps",
                columns: new[] { "watch_at", "application_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_watch_at",
                table: "applications",
                column: "watch_at");

            migrationBuilder.CreateIndex(
                name: "ix_bars_person_id_lifted_at",
                table: "bars",
                columns: new[] { "person_id", "lifted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cards_department_raised_at",
                table: "cards",
                columns: new[] { "department", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cards_status_raised_at",
                table: "cards",
                columns: new[] { "status", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_parts_department_found_at",
                table: "visit_parts",
                columns: new[] { "department", "found_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_on",
                table: "visits",
                column: "on");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bars");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropTable(
                name: "visit_parts");

            migrationBuilder.DropTable(
                name: "visits");

            migrationBuilder.DropIndex(
                name: "ix_steps_appealed_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_check_by",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_extension_asked_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_watch_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_applications_watch_at",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "accept_by",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "appealed_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "check_by",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "detail",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "extension_asked_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "follow_by",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "silent_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "swept_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "watch_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "yellow_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "clock",
                table: "events");

            migrationBuilder.DropColumn(
                name: "choices",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "extensions",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "is_clock_started",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "is_due_provisional",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "is_missed",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "promised_at",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "renews",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "watch_at",
                table: "applications");
        }
    }
}
