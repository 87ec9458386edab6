using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Deciding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "no_shortcuts",
                table: "AspNetUsers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "text_blocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    changed_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_text_blocks", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_key_decided_at",
                table: "steps",
                columns: new[] { "department", "key", "decided_at" },
                filter: "decided_at IS NOT NULL");

            // A step's key names its department: told of it, the planner walks the index instead of sorting all that was ever decided.
            migrationBuilder.Sql("CREATE STATISTICS steps_department_key (dependencies) ON department, key FROM steps");

            migrationBuilder.CreateIndex(
                name: "ix_text_blocks_department_title",
                table: "text_blocks",
                columns: new[] { "department", "title" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP STATISTICS steps_department_key");

            migrationBuilder.DropTable(
                name: "text_blocks");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_key_decided_at",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "no_shortcuts",
                table: "AspNetUsers");
        }
    }
}
