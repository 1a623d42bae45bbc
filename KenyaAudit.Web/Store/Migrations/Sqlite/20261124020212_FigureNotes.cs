using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FigureNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "StalledProject",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "RevenueArrears",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "PrintedTotal",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "PendingBills",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "BudgetExecution",
                type: "TEXT",
                maxLength: 400,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EditorNote",
                table: "StalledProject");

            migrationBuilder.DropColumn(
                name: "EditorNote",
                table: "RevenueArrears");

            migrationBuilder.DropColumn(
                name: "EditorNote",
                table: "PrintedTotal");

            migrationBuilder.DropColumn(
                name: "EditorNote",
                table: "PendingBills");

            migrationBuilder.DropColumn(
                name: "EditorNote",
                table: "BudgetExecution");
        }
    }
}
