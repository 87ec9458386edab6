using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    search = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    service = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    step = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    due = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    holder = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_filters", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_filters_asp_net_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_assignee_id_due_at_application_id_key",
                table: "steps",
                columns: new[] { "department", "assignee_id", "due_at", "application_id", "key" },
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_decided_at_application_id_key",
                table: "steps",
                columns: new[] { "department", "decided_at", "application_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_due_at",
                table: "steps",
                columns: new[] { "department", "due_at" },
                filter: "status IN ('AwaitingApplicant', 'Suspended', 'Withheld')");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_due_at_application_id_key",
                table: "steps",
                columns: new[] { "department", "due_at", "application_id", "key" },
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_key_due_at_application_id",
                table: "steps",
                columns: new[] { "department", "key", "due_at", "application_id" },
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_saved_filters_owner_id_name",
                table: "saved_filters",
                columns: new[] { "owner_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_assignee_id_due_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_decided_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_due_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_due_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_key_due_at_application_id",
                table: "steps");
        }
    }
}
