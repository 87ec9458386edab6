using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Deliberation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "deliberation",
                table: "steps",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "not_for",
                table: "steps",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phase",
                table: "steps",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "deliberation",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "not_for",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "phase",
                table: "steps");
        }
    }
}
