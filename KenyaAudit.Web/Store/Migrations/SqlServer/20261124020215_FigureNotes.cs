using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.SqlServer
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
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "RevenueArrears",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "PrintedTotal",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "PendingBills",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorNote",
                table: "BudgetExecution",
                type: "nvarchar(400)",
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
