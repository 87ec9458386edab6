using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DeskAndWatch : Migration
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

            migrationBuilder.AddColumn<string>(
                name: "deliberation",
                table: "steps",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hand_overs",
                table: "steps",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unfolded_since",
                table: "applications",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "used_days",
                table: "applications",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "figure_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "figures",
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
                    table.PrimaryKey("pk_figures", x => new { x.kind, x.month, x.service, x.department, x.step, x.subject, x.channel });
                });

            migrationBuilder.CreateTable(
                name: "folded_applications",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    log_id = table.Column<Guid>(type: "uuid", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    variant = table.Column<Guid>(type: "uuid", nullable: false)
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
                name: "opinions",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    asked = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    question = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    shared = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    stance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remind_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinions", x => new { x.application_id, x.id });
                    table.ForeignKey(
                        name: "fk_opinions_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "process_logs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    service = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    figures = table.Column<string>(type: "text", nullable: true),
                    imported_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_process_logs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    search = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    service = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    due = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    holder = table.Column<Guid>(type: "uuid", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "task_notes",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_notes", x => new { x.application_id, x.id });
                    table.ForeignKey(
                        name: "fk_task_notes_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_presence",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_presence", x => new { x.application_id, x.step, x.person_id });
                    table.ForeignKey(
                        name: "fk_task_presence_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "log_cases",
                columns: table => new
                {
                    log_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    variant = table.Column<Guid>(type: "uuid", nullable: false),
                    first_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    log_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    department = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    channel = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    cases = table.Column<long>(type: "bigint", nullable: false),
                    events = table.Column<long>(type: "bigint", nullable: false),
                    durations = table.Column<byte[]>(type: "bytea", nullable: false),
                    variants = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    log_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant = table.Column<Guid>(type: "uuid", nullable: false),
                    activities = table.Column<string>(type: "text", nullable: false)
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
                    slice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    to = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    cases = table.Column<long>(type: "bigint", nullable: false),
                    times = table.Column<byte[]>(type: "bytea", nullable: false)
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
                name: "ix_steps_decided_at_application_id_key",
                table: "steps",
                columns: new[] { "decided_at", "application_id", "key" });

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
                name: "ix_steps_due_at",
                table: "steps",
                column: "due_at",
                filter: "status IN ('Open', 'AwaitingApplicant', 'Suspended')");

            migrationBuilder.CreateIndex(
                name: "ix_applications_ended_at_id",
                table: "applications",
                columns: new[] { "ended_at", "id" });

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
                name: "ix_opinions_asked_ended_at_due_at",
                table: "opinions",
                columns: new[] { "asked", "ended_at", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opinions_remind_at",
                table: "opinions",
                column: "remind_at");

            migrationBuilder.CreateIndex(
                name: "ix_process_logs_digest",
                table: "process_logs",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_filters_owner_id_name",
                table: "saved_filters",
                columns: new[] { "owner_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_presence_seen_at",
                table: "task_presence",
                column: "seen_at");

            // What has ended already is counted with the next pass.
            migrationBuilder.Sql("UPDATE applications SET unfolded_since = ended_at WHERE ended_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "figure_changes");

            migrationBuilder.DropTable(
                name: "figures");

            migrationBuilder.DropTable(
                name: "folded_applications");

            migrationBuilder.DropTable(
                name: "log_cases");

            migrationBuilder.DropTable(
                name: "log_tallies");

            migrationBuilder.DropTable(
                name: "log_variants");

            migrationBuilder.DropTable(
                name: "opinions");

            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropTable(
                name: "task_notes");

            migrationBuilder.DropTable(
                name: "task_presence");

            migrationBuilder.DropTable(
                name: "log_slices");

            migrationBuilder.DropTable(
                name: "process_logs");

            migrationBuilder.DropIndex(
                name: "ix_steps_decided_at_application_id_key",
                table: "steps");

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

            migrationBuilder.DropIndex(
                name: "ix_steps_due_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_applications_ended_at_id",
                table: "applications");

            migrationBuilder.DropIndex(
                name: "ix_applications_unfolded_since_id",
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
                name: "deliberation",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "hand_overs",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "not_for",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "phase",
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
                name: "unfolded_since",
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
