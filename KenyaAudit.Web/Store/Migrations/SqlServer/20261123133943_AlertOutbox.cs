using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AlertOutbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AcknowledgedAt",
                table: "Alert",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChainStep",
                table: "Alert",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "EscalateAt",
                table: "Alert",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NotifiedAt",
                table: "Alert",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilencedUntil",
                table: "Alert",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AlertDelivery",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AlertId = table.Column<int>(type: "int", nullable: true),
                    Channel = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Severity = table.Column<int>(type: "int", nullable: false),
                    Contact = table.Column<int>(type: "int", nullable: true),
                    IsFallback = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LeaseOwner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LeaseExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Error = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DigestId = table.Column<int>(type: "int", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertDelivery", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AlertDelivery_AlertDelivery_DigestId",
                        column: x => x.DigestId,
                        principalTable: "AlertDelivery",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AlertDelivery_Alert_AlertId",
                        column: x => x.AlertId,
                        principalTable: "Alert",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AlertEvent",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AlertId = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertEvent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AlertEvent_Alert_AlertId",
                        column: x => x.AlertId,
                        principalTable: "Alert",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alert_State_EscalateAt",
                table: "Alert",
                columns: new[] { "State", "EscalateAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AlertDelivery_AlertId_Channel",
                table: "AlertDelivery",
                columns: new[] { "AlertId", "Channel" });

            migrationBuilder.CreateIndex(
                name: "IX_AlertDelivery_Channel_SentAt",
                table: "AlertDelivery",
                columns: new[] { "Channel", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AlertDelivery_DigestId",
                table: "AlertDelivery",
                column: "DigestId");

            migrationBuilder.CreateIndex(
                name: "IX_AlertDelivery_Key",
                table: "AlertDelivery",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AlertDelivery_State_DueAt",
                table: "AlertDelivery",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AlertEvent_AlertId_Id",
                table: "AlertEvent",
                columns: new[] { "AlertId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertDelivery");

            migrationBuilder.DropTable(
                name: "AlertEvent");

            migrationBuilder.DropIndex(
                name: "IX_Alert_State_EscalateAt",
                table: "Alert");

            migrationBuilder.DropColumn(
                name: "AcknowledgedAt",
                table: "Alert");

            migrationBuilder.DropColumn(
                name: "ChainStep",
                table: "Alert");

            migrationBuilder.DropColumn(
                name: "EscalateAt",
                table: "Alert");

            migrationBuilder.DropColumn(
                name: "NotifiedAt",
                table: "Alert");

            migrationBuilder.DropColumn(
                name: "SilencedUntil",
                table: "Alert");
        }
    }
}
