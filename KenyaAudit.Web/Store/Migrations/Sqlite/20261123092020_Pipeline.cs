using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Pipeline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "Source",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PausedReason",
                table: "Source",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResumedAt",
                table: "Source",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WatchedSince",
                table: "Source",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DecidedAt",
                table: "QuarantinedRecord",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedBy",
                table: "QuarantinedRecord",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Decision",
                table: "QuarantinedRecord",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Unit",
                table: "IngestStep",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBy",
                table: "IngestRun",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Attempt",
                table: "IngestRun",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "Bytes",
                table: "IngestRun",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CancelRequestedAt",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CancelRequestedBy",
                table: "IngestRun",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndBy",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeartbeatAt",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LateAt",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OfRunId",
                table: "IngestRun",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "IngestRun",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RecordsIn",
                table: "IngestRun",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RecordsOut",
                table: "IngestRun",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RetryOfId",
                table: "IngestRun",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Slot",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StartBy",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Trace",
                table: "IngestRun",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WatchedAt",
                table: "IngestRun",
                type: "TEXT",
                nullable: true);

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
                name: "Alert",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alert", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEvent",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    FromAddress = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Before = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvent", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FetchedResource",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    UrlHash = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 64, nullable: false),
                    ETag = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    LastModified = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 64, nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    LastStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    LastFault = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FetchedResource", x => x.Id);
                });

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
                name: "IX_QuarantinedRecord_Sha256",
                table: "QuarantinedRecord",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_IngestRun_RetryOfId",
                table: "IngestRun",
                column: "RetryOfId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IngestRun_SourceId_Slot",
                table: "IngestRun",
                columns: new[] { "SourceId", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IngestRun_State",
                table: "IngestRun",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Alert_Fingerprint",
                table: "Alert",
                column: "Fingerprint",
                unique: true,
                filter: "State <> 3");

            migrationBuilder.CreateIndex(
                name: "IX_Alert_Fingerprint_State",
                table: "Alert",
                columns: new[] { "Fingerprint", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Alert_State_LastSeenAt",
                table: "Alert",
                columns: new[] { "State", "LastSeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvent_At",
                table: "AuditEvent",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvent_Subject_Id",
                table: "AuditEvent",
                columns: new[] { "Subject", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FetchedResource_Sha256",
                table: "FetchedResource",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_FetchedResource_SourceId_UrlHash",
                table: "FetchedResource",
                columns: new[] { "SourceId", "UrlHash" },
                unique: true);

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
                name: "Alert");

            migrationBuilder.DropTable(
                name: "AuditEvent");

            migrationBuilder.DropTable(
                name: "FetchedResource");

            migrationBuilder.DropTable(
                name: "FindingCorrection");

            migrationBuilder.DropTable(
                name: "FindingRepeat");

            migrationBuilder.DropTable(
                name: "FindingReview");

            migrationBuilder.DropIndex(
                name: "IX_QuarantinedRecord_Sha256",
                table: "QuarantinedRecord");

            migrationBuilder.DropIndex(
                name: "IX_IngestRun_RetryOfId",
                table: "IngestRun");

            migrationBuilder.DropIndex(
                name: "IX_IngestRun_SourceId_Slot",
                table: "IngestRun");

            migrationBuilder.DropIndex(
                name: "IX_IngestRun_State",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Source");

            migrationBuilder.DropColumn(
                name: "PausedReason",
                table: "Source");

            migrationBuilder.DropColumn(
                name: "ResumedAt",
                table: "Source");

            migrationBuilder.DropColumn(
                name: "WatchedSince",
                table: "Source");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "QuarantinedRecord");

            migrationBuilder.DropColumn(
                name: "Unit",
                table: "IngestStep");

            migrationBuilder.DropColumn(
                name: "AskedBy",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "Attempt",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "Bytes",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "CancelRequestedAt",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "CancelRequestedBy",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "EndBy",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "HeartbeatAt",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "LateAt",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "OfRunId",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "Owner",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "RecordsIn",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "RecordsOut",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "RetryOfId",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "Slot",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "StartBy",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "Trace",
                table: "IngestRun");

            migrationBuilder.DropColumn(
                name: "WatchedAt",
                table: "IngestRun");

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
