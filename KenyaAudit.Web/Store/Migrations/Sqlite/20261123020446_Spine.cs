using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KenyaAudit.Web.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Spine : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Category",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Category", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Editorial",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 240, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Category = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AmountInQuestionCents = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Editorial", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IngestRun",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Trigger = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 64, nullable: true),
                    ExtractorVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IngestRun", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PublicationCounter",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationCounter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PublicationLog",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 240, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationLog", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Report",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Series = table.Column<int>(type: "INTEGER", nullable: true),
                    FinancialYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Publisher = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Url = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Report", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Source",
                columns: table => new
                {
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LeaseOwner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LeaseExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NextDueAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Source", x => x.SourceId);
                });

            migrationBuilder.CreateTable(
                name: "IngestStep",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CountIn = table.Column<int>(type: "INTEGER", nullable: true),
                    CountOut = table.Column<int>(type: "INTEGER", nullable: true),
                    Refused = table.Column<int>(type: "INTEGER", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IngestStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IngestStep_IngestRun_RunId",
                        column: x => x.RunId,
                        principalTable: "IngestRun",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuarantinedRecord",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 64, nullable: true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PdfPage = table.Column<int>(type: "INTEGER", nullable: true),
                    Raw = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantinedRecord", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuarantinedRecord_IngestRun_RunId",
                        column: x => x.RunId,
                        principalTable: "IngestRun",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunNote",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunNote", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RunNote_IngestRun_RunId",
                        column: x => x.RunId,
                        principalTable: "IngestRun",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "County",
                columns: table => new
                {
                    Code = table.Column<int>(type: "INTEGER", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Capital = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Population = table.Column<int>(type: "INTEGER", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    AreaTenthsKm2 = table.Column<int>(type: "INTEGER", nullable: false),
                    CensusReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    CensusTables = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_County", x => x.Code);
                    table.CheckConstraint("CK_County_Code", "Code BETWEEN 1 AND 47");
                    table.ForeignKey(
                        name: "FK_County_Report_CensusReportId",
                        column: x => x.CensusReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SourceDocument",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Sha256 = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 64, nullable: false),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    PageCount = table.Column<int>(type: "INTEGER", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    FetchedFrom = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    FetchedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceDocument", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SourceDocument_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AuditedEntity",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Vote = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    CountyCode = table.Column<int>(type: "INTEGER", nullable: true),
                    ParentId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditedEntity", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AuditedEntity_AuditedEntity_ParentId",
                        column: x => x.ParentId,
                        principalTable: "AuditedEntity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AuditedEntity_County_CountyCode",
                        column: x => x.CountyCode,
                        principalTable: "County",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentPage",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false),
                    PdfPage = table.Column<int>(type: "INTEGER", nullable: false),
                    PrintedPage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentPage", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DocumentPage_SourceDocument_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "SourceDocument",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CleanStatement",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EntityId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Section = table.Column<int>(type: "INTEGER", nullable: false),
                    PdfPage = table.Column<int>(type: "INTEGER", nullable: false),
                    PrintedPage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CleanStatement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CleanStatement_AuditedEntity_EntityId",
                        column: x => x.EntityId,
                        principalTable: "AuditedEntity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CleanStatement_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EntityAlias",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EntityId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntityAlias", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntityAlias_AuditedEntity_EntityId",
                        column: x => x.EntityId,
                        principalTable: "AuditedEntity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Finding",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 240, nullable: false),
                    EntityId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Section = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<int>(type: "INTEGER", nullable: false),
                    Opinion = table.Column<int>(type: "INTEGER", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrentVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Finding", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Finding_AuditedEntity_EntityId",
                        column: x => x.EntityId,
                        principalTable: "AuditedEntity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Finding_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Opinion",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EntityId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ChapterKind = table.Column<int>(type: "INTEGER", nullable: true),
                    PrintedName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PdfPage = table.Column<int>(type: "INTEGER", nullable: false),
                    PrintedPage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Opinion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Opinion_AuditedEntity_EntityId",
                        column: x => x.EntityId,
                        principalTable: "AuditedEntity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Opinion_Report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FindingVersion",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FindingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountInQuestionCents = table.Column<long>(type: "INTEGER", nullable: true),
                    PdfPage = table.Column<int>(type: "INTEGER", nullable: false),
                    PdfPageLast = table.Column<int>(type: "INTEGER", nullable: false),
                    PrintedPage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PrintedPageLast = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: true),
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    ExtractorVersion = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ValidFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingVersion", x => x.Id);
                    table.CheckConstraint("CK_FindingVersion_Pages", "PdfPage >= 1 AND PdfPageLast >= PdfPage");
                    table.ForeignKey(
                        name: "FK_FindingVersion_Category_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Category",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FindingVersion_Finding_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FindingVersion_IngestRun_RunId",
                        column: x => x.RunId,
                        principalTable: "IngestRun",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FindingVersion_SourceDocument_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "SourceDocument",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Amount",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Printed = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    Cents = table.Column<long>(type: "INTEGER", nullable: true),
                    Role = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Amount", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Amount_FindingVersion_VersionId",
                        column: x => x.VersionId,
                        principalTable: "FindingVersion",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SubParagraph",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PdfPage = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubParagraph", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubParagraph_FindingVersion_VersionId",
                        column: x => x.VersionId,
                        principalTable: "FindingVersion",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TextBlock",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    SubNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PdfPage = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TextBlock", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TextBlock_FindingVersion_VersionId",
                        column: x => x.VersionId,
                        principalTable: "FindingVersion",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "PublicationCounter",
                columns: new[] { "Id", "Value" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Amount_VersionId_Ordinal",
                table: "Amount",
                columns: new[] { "VersionId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditedEntity_CountyCode",
                table: "AuditedEntity",
                column: "CountyCode");

            migrationBuilder.CreateIndex(
                name: "IX_AuditedEntity_ParentId",
                table: "AuditedEntity",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditedEntity_Slug",
                table: "AuditedEntity",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditedEntity_Vote",
                table: "AuditedEntity",
                column: "Vote");

            migrationBuilder.CreateIndex(
                name: "IX_Category_Slug",
                table: "Category",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CleanStatement_EntityId",
                table: "CleanStatement",
                column: "EntityId");

            migrationBuilder.CreateIndex(
                name: "IX_CleanStatement_ReportId_Number",
                table: "CleanStatement",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_County_CensusReportId",
                table: "County",
                column: "CensusReportId");

            migrationBuilder.CreateIndex(
                name: "IX_County_Slug",
                table: "County",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentPage_DocumentId_PdfPage",
                table: "DocumentPage",
                columns: new[] { "DocumentId", "PdfPage" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Editorial_Reference",
                table: "Editorial",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntityAlias_EntityId_Name",
                table: "EntityAlias",
                columns: new[] { "EntityId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Finding_EntityId_Number",
                table: "Finding",
                columns: new[] { "EntityId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Finding_Reference",
                table: "Finding",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Finding_ReportId",
                table: "Finding",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_FindingVersion_CategoryId",
                table: "FindingVersion",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_FindingVersion_DocumentId",
                table: "FindingVersion",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_FindingVersion_FindingId_Number",
                table: "FindingVersion",
                columns: new[] { "FindingId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FindingVersion_RunId",
                table: "FindingVersion",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_IngestRun_SourceId_Sha256_ExtractorVersion",
                table: "IngestRun",
                columns: new[] { "SourceId", "Sha256", "ExtractorVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_IngestRun_SourceId_StartedAt",
                table: "IngestRun",
                columns: new[] { "SourceId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IngestStep_RunId_Ordinal",
                table: "IngestStep",
                columns: new[] { "RunId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Opinion_EntityId",
                table: "Opinion",
                column: "EntityId");

            migrationBuilder.CreateIndex(
                name: "IX_Opinion_ReportId_EntityId",
                table: "Opinion",
                columns: new[] { "ReportId", "EntityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuarantinedRecord_RunId",
                table: "QuarantinedRecord",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_QuarantinedRecord_SourceId_State",
                table: "QuarantinedRecord",
                columns: new[] { "SourceId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Report_Series_FinancialYear",
                table: "Report",
                columns: new[] { "Series", "FinancialYear" });

            migrationBuilder.CreateIndex(
                name: "IX_Report_Slug",
                table: "Report",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RunNote_RunId",
                table: "RunNote",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_SourceDocument_ReportId",
                table: "SourceDocument",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_SourceDocument_Sha256",
                table: "SourceDocument",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubParagraph_VersionId_Ordinal",
                table: "SubParagraph",
                columns: new[] { "VersionId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TextBlock_VersionId_Ordinal",
                table: "TextBlock",
                columns: new[] { "VersionId", "Ordinal" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Amount");

            migrationBuilder.DropTable(
                name: "CleanStatement");

            migrationBuilder.DropTable(
                name: "DocumentPage");

            migrationBuilder.DropTable(
                name: "Editorial");

            migrationBuilder.DropTable(
                name: "EntityAlias");

            migrationBuilder.DropTable(
                name: "IngestStep");

            migrationBuilder.DropTable(
                name: "Opinion");

            migrationBuilder.DropTable(
                name: "PublicationCounter");

            migrationBuilder.DropTable(
                name: "PublicationLog");

            migrationBuilder.DropTable(
                name: "QuarantinedRecord");

            migrationBuilder.DropTable(
                name: "RunNote");

            migrationBuilder.DropTable(
                name: "Source");

            migrationBuilder.DropTable(
                name: "SubParagraph");

            migrationBuilder.DropTable(
                name: "TextBlock");

            migrationBuilder.DropTable(
                name: "FindingVersion");

            migrationBuilder.DropTable(
                name: "Category");

            migrationBuilder.DropTable(
                name: "Finding");

            migrationBuilder.DropTable(
                name: "IngestRun");

            migrationBuilder.DropTable(
                name: "SourceDocument");

            migrationBuilder.DropTable(
                name: "AuditedEntity");

            migrationBuilder.DropTable(
                name: "County");

            migrationBuilder.DropTable(
                name: "Report");
        }
    }
}
