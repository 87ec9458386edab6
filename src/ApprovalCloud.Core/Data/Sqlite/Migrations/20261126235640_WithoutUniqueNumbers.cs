using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WithoutUniqueNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_notice_reads_asp_net_users_person_id",
                table: "notice_reads");

            migrationBuilder.DropIndex(
                name: "ix_licences_number",
                table: "licences");

            migrationBuilder.DropIndex(
                name: "ix_documents_id",
                table: "documents");

            migrationBuilder.DropIndex(
                name: "ix_applications_number",
                table: "applications");

            migrationBuilder.CreateIndex(
                name: "ix_licences_number",
                table: "licences",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_documents_id",
                table: "documents",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_number",
                table: "applications",
                column: "number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_licences_number",
                table: "licences");

            migrationBuilder.DropIndex(
                name: "ix_documents_id",
                table: "documents");

            migrationBuilder.DropIndex(
                name: "ix_applications_number",
                table: "applications");

            migrationBuilder.CreateIndex(
                name: "ix_licences_number",
                table: "licences",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_id",
                table: "documents",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_number",
                table: "applications",
                column: "number",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_notice_reads_asp_net_users_person_id",
                table: "notice_reads",
                column: "person_id",
                principalTable: "AspNetUsers",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
