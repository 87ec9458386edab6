using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalCloud.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Ratings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rating_slips",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_slips", x => new { x.application_id, x.step });
                    table.ForeignKey(
                        name: "fk_rating_slips_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ratings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    service_version = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    handled_in = table.Column<DateOnly>(type: "date", nullable: false),
                    level = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    comment_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    published = table.Column<string>(type: "text", nullable: true),
                    refused_because = table.Column<string>(type: "text", nullable: true),
                    moderated_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reply = table.Column<string>(type: "text", nullable: true),
                    replied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ratings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "redress",
                columns: table => new
                {
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    handled_by = table.Column<string>(type: "text", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    contact_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    contacted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    manner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    contact_note = table.Column<string>(type: "text", nullable: true),
                    put_right_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    complex_because = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    finding = table.Column<string>(type: "text", nullable: true),
                    rounds = table.Column<int>(type: "integer", nullable: false),
                    revisited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revisit_words = table.Column<string>(type: "text", nullable: true),
                    is_contact_missed = table.Column<bool>(type: "boolean", nullable: false),
                    is_put_right_missed = table.Column<bool>(type: "boolean", nullable: false),
                    watch_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_told = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_redress", x => x.rating_id);
                    table.ForeignKey(
                        name: "fk_redress_ratings_rating_id",
                        column: x => x.rating_id,
                        principalTable: "ratings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_comment_state",
                table: "ratings",
                column: "comment_state");

            migrationBuilder.CreateIndex(
                name: "ix_ratings_department_comment_state",
                table: "ratings",
                columns: new[] { "department", "comment_state" });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_service_handled_in",
                table: "ratings",
                columns: new[] { "service", "handled_in" });

            migrationBuilder.CreateIndex(
                name: "ix_redress_status_put_right_by",
                table: "redress",
                columns: new[] { "status", "put_right_by" });

            migrationBuilder.CreateIndex(
                name: "ix_redress_watch_at",
                table: "redress",
                column: "watch_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rating_slips");

            migrationBuilder.DropTable(
                name: "redress");

            migrationBuilder.DropTable(
                name: "ratings");
        }
    }
}
