using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CountyMoney : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BudgetExecution",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BudgetCents = table.Column<long>(type: "bigint", nullable: true),
                    ExpenditureCents = table.Column<long>(type: "bigint", nullable: true),
                    AbsorptionMilli = table.Column<int>(type: "int", nullable: true),
                    DevelopmentAbsorptionMilli = table.Column<int>(type: "int", nullable: true),
                    Method = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Doubt = table.Column<int>(type: "int", nullable: true),
                    CountyCode = table.Column<int>(type: "int", nullable: false),
                    ReportId = table.Column<int>(type: "int", nullable: false),
                    FinancialYear = table.Column<int>(type: "int", nullable: false),
                    TableNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Page = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    PageKind = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetExecution", x => x.Id);
                    table.CheckConstraint("CK_BudgetExecution_Place", "TableNumber IS NOT NULL OR Page IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_BudgetExecution_County_CountyCode",
                        column: x => x.CountyCode,
                        principalTable: "County",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetExecution_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PendingBills",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: false),
                    ExecutiveRecurrentCents = table.Column<long>(type: "bigint", nullable: true),
                    ExecutiveDevelopmentCents = table.Column<long>(type: "bigint", nullable: true),
                    ExecutiveTotalCents = table.Column<long>(type: "bigint", nullable: true),
                    AssemblyRecurrentCents = table.Column<long>(type: "bigint", nullable: true),
                    AssemblyDevelopmentCents = table.Column<long>(type: "bigint", nullable: true),
                    AssemblyTotalCents = table.Column<long>(type: "bigint", nullable: true),
                    TotalCents = table.Column<long>(type: "bigint", nullable: true),
                    AnnualBudgetCents = table.Column<long>(type: "bigint", nullable: true),
                    CountyCode = table.Column<int>(type: "int", nullable: false),
                    ReportId = table.Column<int>(type: "int", nullable: false),
                    FinancialYear = table.Column<int>(type: "int", nullable: false),
                    TableNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Page = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    PageKind = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingBills", x => x.Id);
                    table.CheckConstraint("CK_PendingBills_Place", "TableNumber IS NOT NULL OR Page IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_PendingBills_County_CountyCode",
                        column: x => x.CountyCode,
                        principalTable: "County",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PendingBills_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrintedTotal",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ReportId = table.Column<int>(type: "int", nullable: false),
                    FinancialYear = table.Column<int>(type: "int", nullable: false),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: false),
                    Measure = table.Column<int>(type: "int", nullable: false),
                    PrintedCents = table.Column<long>(type: "bigint", nullable: true),
                    RoundedToCents = table.Column<long>(type: "bigint", nullable: true),
                    RowsCents = table.Column<long>(type: "bigint", nullable: false),
                    TableNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Page = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    PageKind = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintedTotal", x => x.Id);
                    table.CheckConstraint("CK_PrintedTotal_Place", "TableNumber IS NOT NULL OR Page IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_PrintedTotal_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RevenueArrears",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: false),
                    OwnSourceCents = table.Column<long>(type: "bigint", nullable: true),
                    FacilityImprovementCents = table.Column<long>(type: "bigint", nullable: true),
                    OtherCents = table.Column<long>(type: "bigint", nullable: true),
                    TotalCents = table.Column<long>(type: "bigint", nullable: true),
                    CountyCode = table.Column<int>(type: "int", nullable: false),
                    ReportId = table.Column<int>(type: "int", nullable: false),
                    FinancialYear = table.Column<int>(type: "int", nullable: false),
                    TableNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Page = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    PageKind = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueArrears", x => x.Id);
                    table.CheckConstraint("CK_RevenueArrears_Place", "TableNumber IS NOT NULL OR Page IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_RevenueArrears_County_CountyCode",
                        column: x => x.CountyCode,
                        principalTable: "County",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevenueArrears_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StalledProject",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AsAt = table.Column<DateOnly>(type: "date", nullable: false),
                    Ordinal = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Location = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    EstimatedValueCents = table.Column<long>(type: "bigint", nullable: true),
                    PaidCents = table.Column<long>(type: "bigint", nullable: true),
                    OutstandingCents = table.Column<long>(type: "bigint", nullable: true),
                    CompleteMilli = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<int>(type: "int", nullable: true),
                    CountyCode = table.Column<int>(type: "int", nullable: false),
                    ReportId = table.Column<int>(type: "int", nullable: false),
                    FinancialYear = table.Column<int>(type: "int", nullable: false),
                    TableNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Page = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    PageKind = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StalledProject", x => x.Id);
                    table.CheckConstraint("CK_StalledProject_Place", "TableNumber IS NOT NULL OR Page IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_StalledProject_County_CountyCode",
                        column: x => x.CountyCode,
                        principalTable: "County",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StalledProject_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetExecution_CountyCode",
                table: "BudgetExecution",
                column: "CountyCode");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetExecution_FinancialYear_CountyCode",
                table: "BudgetExecution",
                columns: new[] { "FinancialYear", "CountyCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BudgetExecution_ReportId",
                table: "BudgetExecution",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_PendingBills_AsAt_CountyCode",
                table: "PendingBills",
                columns: new[] { "AsAt", "CountyCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PendingBills_CountyCode",
                table: "PendingBills",
                column: "CountyCode");

            migrationBuilder.CreateIndex(
                name: "IX_PendingBills_ReportId",
                table: "PendingBills",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_PrintedTotal_Measure_AsAt",
                table: "PrintedTotal",
                columns: new[] { "Measure", "AsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PrintedTotal_ReportId",
                table: "PrintedTotal",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueArrears_AsAt_CountyCode",
                table: "RevenueArrears",
                columns: new[] { "AsAt", "CountyCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RevenueArrears_CountyCode",
                table: "RevenueArrears",
                column: "CountyCode");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueArrears_ReportId",
                table: "RevenueArrears",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_StalledProject_CountyCode",
                table: "StalledProject",
                column: "CountyCode");

            migrationBuilder.CreateIndex(
                name: "IX_StalledProject_FinancialYear_CountyCode_Ordinal",
                table: "StalledProject",
                columns: new[] { "FinancialYear", "CountyCode", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StalledProject_ReportId",
                table: "StalledProject",
                column: "ReportId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BudgetExecution");

            migrationBuilder.DropTable(
                name: "PendingBills");

            migrationBuilder.DropTable(
                name: "PrintedTotal");

            migrationBuilder.DropTable(
                name: "RevenueArrears");

            migrationBuilder.DropTable(
                name: "StalledProject");
        }
    }
}
