using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Quarantine : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FirstParagraph",
                table: "SourceDocument",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPartial",
                table: "SourceDocument",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "LastParagraph",
                table: "SourceDocument",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DecidedRunId",
                table: "QuarantinedRecord",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Draft",
                table: "QuarantinedRecord",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FinancialYear",
                table: "QuarantinedRecord",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "QuarantinedRecord",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "QuarantinedRecord",
                type: "nvarchar(240)",
                maxLength: 240,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RefusedPage",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Sha256 = table.Column<string>(type: "nchar(64)", fixedLength: true, maxLength: 64, nullable: false),
                    PdfPage = table.Column<int>(type: "int", nullable: false),
                    PrintedPage = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusedPage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RunCheck",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RunId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    Passed = table.Column<bool>(type: "bit", nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Figures = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunCheck", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RunCheck_IngestRun_RunId",
                        column: x => x.RunId,
                        principalTable: "IngestRun",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QuarantinedRecord_State_Id",
                table: "QuarantinedRecord",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RefusedPage_Sha256_PdfPage",
                table: "RefusedPage",
                columns: new[] { "Sha256", "PdfPage" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RunCheck_RunId_Id",
                table: "RunCheck",
                columns: new[] { "RunId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RefusedPage");

            migrationBuilder.DropTable(
                name: "RunCheck");

            migrationBuilder.DropIndex(
                name: "IX_QuarantinedRecord_State_Id",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "FirstParagraph",
                table: "SourceDocument");

            migrationBuilder.DropColumn(
                name: "IsPartial",
                table: "SourceDocument");

            migrationBuilder.DropColumn(
                name: "LastParagraph",
                table: "SourceDocument");

            migrationBuilder.DropColumn(
                name: "DecidedRunId",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "FinancialYear",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "QuarantinedRecord");
        }
    }
}
