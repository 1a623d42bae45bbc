using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Basis",
                table: "FindingVersion",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EntityId",
                table: "FindingVersion",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "FindingVersion",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Section",
                table: "FindingVersion",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FindingCorrection",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FindingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<int>(type: "INTEGER", nullable: false),
                    Printed = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Value = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingCorrection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FindingCorrection_Finding_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FindingRepeat",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: false),
                    Confidence = table.Column<int>(type: "INTEGER", nullable: false),
                    SameHeading = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RuleVersion = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingRepeat", x => x.Id);
                    table.CheckConstraint("CK_FindingRepeat_Confidence", "Confidence BETWEEN 0 AND 100");
                    table.ForeignKey(
                        name: "FK_FindingRepeat_Finding_FromId",
                        column: x => x.FromId,
                        principalTable: "Finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FindingRepeat_Finding_ToId",
                        column: x => x.ToId,
                        principalTable: "Finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FindingReview",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FindingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingReview", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FindingReview_Finding_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FindingCorrection_FindingId_State",
                table: "FindingCorrection",
                columns: new[] { "FindingId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingRepeat_FromId_ToId",
                table: "FindingRepeat",
                columns: new[] { "FromId", "ToId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FindingRepeat_ToId",
                table: "FindingRepeat",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_FindingReview_FindingId_State",
                table: "FindingReview",
                columns: new[] { "FindingId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingReview_State_At",
                table: "FindingReview",
                columns: new[] { "State", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FindingCorrection");

            migrationBuilder.DropTable(
                name: "FindingRepeat");

            migrationBuilder.DropTable(
                name: "FindingReview");

            migrationBuilder.DropColumn(
                name: "Basis",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "EntityId",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "Section",
                table: "FindingVersion");
        }
    }
}
