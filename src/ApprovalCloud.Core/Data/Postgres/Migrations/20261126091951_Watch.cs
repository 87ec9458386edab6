using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Watch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_steps_decided_at",
                table: "steps");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claimed_at",
                table: "steps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "corrections",
                table: "steps",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "counts_from",
                table: "steps",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hand_overs",
                table: "steps",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "stood_days",
                table: "steps",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "used_days",
                table: "steps",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "counts_from",
                table: "applications",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "stood_days",
                table: "applications",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "used_days",
                table: "applications",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    service = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    counts = table.Column<int[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tallies", x => new { x.kind, x.month, x.service, x.department, x.step, x.subject, x.channel });
                });

            migrationBuilder.CreateTable(
                name: "tally_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tally_changes", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_steps_decided_at_application_id_key",
                table: "steps",
                columns: new[] { "decided_at", "application_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_due_at",
                table: "steps",
                column: "due_at",
                filter: "status IN ('Open', 'AwaitingApplicant', 'Suspended')");

            migrationBuilder.CreateIndex(
                name: "ix_applications_ended_at_id",
                table: "applications",
                columns: new[] { "ended_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropTable(
                name: "tally_changes");

            migrationBuilder.DropIndex(
                name: "ix_steps_decided_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_due_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_applications_ended_at_id",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "claimed_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "corrections",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "counts_from",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "hand_overs",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "stood_days",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "used_days",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "counts_from",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "stood_days",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "used_days",
                table: "applications");

            migrationBuilder.CreateIndex(
                name: "ix_steps_decided_at",
                table: "steps",
                column: "decided_at");
        }
    }
}
