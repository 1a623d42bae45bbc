using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChainStep",
                table: "Alert",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "EscalateAt",
                table: "Alert",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NotifiedAt",
                table: "Alert",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilencedUntil",
                table: "Alert",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AlertDelivery",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AlertId = table.Column<int>(type: "INTEGER", nullable: true),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    Contact = table.Column<int>(type: "INTEGER", nullable: true),
                    IsFallback = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaseOwner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LeaseExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DigestId = table.Column<int>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AlertId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
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
