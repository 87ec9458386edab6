using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Trust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "identity_number",
                table: "invitations",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(20)",
                oldMaxLength: 20,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "identity_number",
                table: "AspNetUsers",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(18)",
                oldMaxLength: 18,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "identity_mark",
                table: "AspNetUsers",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "day_seals",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_seals", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "purged_cases",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    service = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    service_version = table.Column<int>(type: "integer", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_as = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kept_until = table.Column<DateOnly>(type: "date", nullable: false),
                    purged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_hashes = table.Column<byte[]>(type: "bytea", nullable: false),
                    read_hashes = table.Column<byte[]>(type: "bytea", nullable: false),
                    ending = table.Column<int>(type: "integer", nullable: false),
                    ending_fields = table.Column<string>(type: "text", nullable: false),
                    figures = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purged_cases", x => x.application_id);
                });

            migrationBuilder.CreateTable(
                name: "sealed_cases",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    first_event = table.Column<int>(type: "integer", nullable: false),
                    last_event = table.Column<int>(type: "integer", nullable: false),
                    first_read = table.Column<int>(type: "integer", nullable: false),
                    last_read = table.Column<int>(type: "integer", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_cases", x => new { x.application_id, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_users_identity_mark",
                table: "AspNetUsers",
                column: "identity_mark",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purged_cases_service_application_id",
                table: "purged_cases",
                columns: new[] { "service", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_cases_day_place",
                table: "sealed_cases",
                columns: new[] { "day", "place" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "day_seals");

            migrationBuilder.DropTable(
                name: "purged_cases");

            migrationBuilder.DropTable(
                name: "sealed_cases");

            migrationBuilder.DropIndex(
                name: "ix_asp_net_users_identity_mark",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "identity_mark",
                table: "AspNetUsers");

            migrationBuilder.AlterColumn<string>(
                name: "identity_number",
                table: "invitations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "identity_number",
                table: "AspNetUsers",
                type: "character varying(18)",
                maxLength: 18,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);
        }
    }
}
