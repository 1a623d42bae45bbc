using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.SqlServer
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
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EntityId",
                table: "FindingVersion",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "FindingVersion",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Section",
                table: "FindingVersion",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FindingCorrection",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FindingId = table.Column<int>(type: "int", nullable: false),
                    Field = table.Column<int>(type: "int", nullable: false),
                    Printed = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Value = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FromId = table.Column<int>(type: "int", nullable: false),
                    ToId = table.Column<int>(type: "int", nullable: false),
                    Confidence = table.Column<int>(type: "int", nullable: false),
                    SameHeading = table.Column<bool>(type: "bit", nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RuleVersion = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false)
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FindingId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
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
