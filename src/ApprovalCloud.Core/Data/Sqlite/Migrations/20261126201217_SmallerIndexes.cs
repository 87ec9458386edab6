using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SmallerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_steps_appealed_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_decided_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_check_by",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_decided_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_extension_asked_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_more_time_asked_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_status_due_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_watch_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_outbox_department_created_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_person_id_read_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_sent_at_next_attempt_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_applications_watch_at",
                table: "applications");

            migrationBuilder.CreateIndex(
                name: "ix_steps_appealed_at",
                table: "steps",
                column: "appealed_at",
                filter: "appealed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_steps_decided_at_application_id_key",
                table: "steps",
                columns: new[] { "decided_at", "application_id", "key" },
                filter: "decided_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_check_by",
                table: "steps",
                columns: new[] { "department", "check_by" },
                filter: "check_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_decided_at_application_id_key",
                table: "steps",
                columns: new[] { "department", "decided_at", "application_id", "key" },
                filter: "decided_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_extension_asked_at",
                table: "steps",
                columns: new[] { "department", "extension_asked_at" },
                filter: "extension_asked_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_more_time_asked_at",
                table: "steps",
                columns: new[] { "department", "more_time_asked_at" },
                filter: "more_time_asked_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_steps_watch_at_application_id_key",
                table: "steps",
                columns: new[] { "watch_at", "application_id", "key" },
                filter: "watch_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_application_id_sequence",
                table: "outbox",
                columns: new[] { "application_id", "sequence" },
                filter: "sent_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_department_created_at",
                table: "outbox",
                columns: new[] { "department", "created_at" },
                filter: "department IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_person_id_read_at",
                table: "outbox",
                columns: new[] { "person_id", "read_at" },
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_applications_watch_at",
                table: "applications",
                column: "watch_at",
                filter: "watch_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_steps_appealed_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_decided_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_check_by",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_decided_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_extension_asked_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_department_more_time_asked_at",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_steps_watch_at_application_id_key",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_outbox_application_id_sequence",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_department_created_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_person_id_read_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_applications_watch_at",
                table: "applications");

            migrationBuilder.CreateIndex(
                name: "ix_steps_appealed_at",
                table: "steps",
                column: "appealed_at");

            migrationBuilder.CreateIndex(
                name: "ix_steps_decided_at_application_id_key",
                table: "steps",
                columns: new[] { "decided_at", "application_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_check_by",
                table: "steps",
                columns: new[] { "department", "check_by" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_decided_at_application_id_key",
                table: "steps",
                columns: new[] { "department", "decided_at", "application_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_extension_asked_at",
                table: "steps",
                columns: new[] { "department", "extension_asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_more_time_asked_at",
                table: "steps",
                columns: new[] { "department", "more_time_asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_department_status_due_at",
                table: "steps",
                columns: new[] { "department", "status", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_watch_at_application_id_key",
                table: "steps",
                columns: new[] { "watch_at", "application_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_department_created_at",
                table: "outbox",
                columns: new[] { "department", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_person_id_read_at",
                table: "outbox",
                columns: new[] { "person_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sent_at_next_attempt_at",
                table: "outbox",
                columns: new[] { "sent_at", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_watch_at",
                table: "applications",
                column: "watch_at");
        }
    }
}
