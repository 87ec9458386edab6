using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProcessLogs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "unfolded_since",
                table: "applications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "folded_applications",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    log_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    events = table.Column<int>(type: "INTEGER", nullable: false),
                    variant = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_folded_applications", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_folded_applications_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "process_logs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    service = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    figures = table.Column<string>(type: "TEXT", nullable: true),
                    imported_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_process_logs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "log_cases",
                columns: table => new
                {
                    log_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    variant = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_cases", x => new { x.log_id, x.place });
                    table.ForeignKey(
                        name: "fk_log_cases_process_logs_log_id",
                        column: x => x.log_id,
                        principalTable: "process_logs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "log_slices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    log_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    department = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    cases = table.Column<long>(type: "INTEGER", nullable: false),
                    events = table.Column<long>(type: "INTEGER", nullable: false),
                    durations = table.Column<byte[]>(type: "BLOB", nullable: false),
                    variants = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_slices", x => x.id);
                    table.ForeignKey(
                        name: "fk_log_slices_process_logs_log_id",
                        column: x => x.log_id,
                        principalTable: "process_logs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "log_variants",
                columns: table => new
                {
                    log_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    variant = table.Column<Guid>(type: "TEXT", nullable: false),
                    activities = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_variants", x => new { x.log_id, x.variant });
                    table.ForeignKey(
                        name: "fk_log_variants_process_logs_log_id",
                        column: x => x.log_id,
                        principalTable: "process_logs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "log_tallies",
                columns: table => new
                {
                    slice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    cases = table.Column<long>(type: "INTEGER", nullable: false),
                    times = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_tallies", x => new { x.slice_id, x.from, x.to, x.kind });
                    table.ForeignKey(
                        name: "fk_log_tallies_log_slices_slice_id",
                        column: x => x.slice_id,
                        principalTable: "log_slices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_applications_unfolded_since_id",
                table: "applications",
                columns: new[] { "unfolded_since", "id" },
                filter: "unfolded_since IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_folded_applications_log_id_variant",
                table: "folded_applications",
                columns: new[] { "log_id", "variant" });

            migrationBuilder.CreateIndex(
                name: "ix_log_cases_log_id_variant_last_at",
                table: "log_cases",
                columns: new[] { "log_id", "variant", "last_at" });

            migrationBuilder.CreateIndex(
                name: "ix_log_slices_log_id_month",
                table: "log_slices",
                columns: new[] { "log_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_log_tallies_slice_id_kind_cases",
                table: "log_tallies",
                columns: new[] { "slice_id", "kind", "cases" });

            migrationBuilder.CreateIndex(
                name: "ix_process_logs_digest",
                table: "process_logs",
                column: "digest",
                unique: true);

            // What has ended already is counted with the next pass.
            migrationBuilder.Sql("UPDATE applications SET unfolded_since = ended_at WHERE ended_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "folded_applications");

            migrationBuilder.DropTable(
                name: "log_cases");

            migrationBuilder.DropTable(
                name: "log_tallies");

            migrationBuilder.DropTable(
                name: "log_variants");

            migrationBuilder.DropTable(
                name: "log_slices");

            migrationBuilder.DropTable(
                name: "process_logs");

            migrationBuilder.DropIndex(
                name: "ix_applications_unfolded_since_id",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "unfolded_since",
                table: "applications");
        }
    }
}
