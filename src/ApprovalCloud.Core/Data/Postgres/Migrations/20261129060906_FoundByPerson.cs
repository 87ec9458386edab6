using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FoundByPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_steps_is_due_provisional_application_id",
                table: "steps",
                columns: new[] { "is_due_provisional", "application_id" },
                filter: "is_due_provisional");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_person_id",
                table: "invitations",
                column: "person_id",
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_consents_person_id_at",
                table: "consents",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_is_due_provisional_id",
                table: "applications",
                columns: new[] { "is_due_provisional", "id" },
                filter: "is_due_provisional");

            // As whoever is invited is asked for, by the address that is normalised where the account is kept.
            migrationBuilder.Sql("CREATE INDEX ix_invitations_address ON invitations (upper(email)) WHERE status = 'Sent'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_invitations_address");

            migrationBuilder.DropIndex(
                name: "ix_steps_is_due_provisional_application_id",
                table: "steps");

            migrationBuilder.DropIndex(
                name: "ix_invitations_person_id",
                table: "invitations");

            migrationBuilder.DropIndex(
                name: "ix_consents_person_id_at",
                table: "consents");

            migrationBuilder.DropIndex(
                name: "ix_applications_is_due_provisional_id",
                table: "applications");
        }
    }
}
