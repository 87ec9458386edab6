using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ActForOthers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "company",
                table: "applications",
                type: "TEXT",
                maxLength: 18,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    principal_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    identity_proof = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    delegate_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    delegate_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    may = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    services = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    company = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    company_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    company_proof = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ended_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_delegate_id",
                table: "delegations",
                column: "delegate_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_email",
                table: "delegations",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_principal_id",
                table: "delegations",
                column: "principal_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropColumn(
                name: "company",
                table: "applications");
        }
    }
}
