using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlainWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AmountNote",
                table: "FindingVersion",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AmountRead",
                table: "FindingVersion",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "CategoryRead",
                table: "FindingVersion",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "FindingVersion",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SummaryAuthor",
                table: "FindingVersion",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SummaryDate",
                table: "FindingVersion",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SummarySw",
                table: "FindingVersion",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AmountNote",
                table: "Editorial",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AmountRead",
                table: "Editorial",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Author",
                table: "Editorial",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "Editorial",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SummarySw",
                table: "Editorial",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WrittenOn",
                table: "Editorial",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AmountNote",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "AmountRead",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "CategoryRead",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "SearchWords",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "SummaryAuthor",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "SummaryDate",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "SummarySw",
                table: "FindingVersion");

            migrationBuilder.DropColumn(
                name: "AmountNote",
                table: "Editorial");

            migrationBuilder.DropColumn(
                name: "AmountRead",
                table: "Editorial");

            migrationBuilder.DropColumn(
                name: "Author",
                table: "Editorial");

            migrationBuilder.DropColumn(
                name: "SearchWords",
                table: "Editorial");

            migrationBuilder.DropColumn(
                name: "SummarySw",
                table: "Editorial");

            migrationBuilder.DropColumn(
                name: "WrittenOn",
                table: "Editorial");
        }
    }
}
