using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.EntityFrameworkCore;
using static KenyaAudit.Web.Downloads.ColumnType;

namespace KenyaAudit.Web.Downloads;

/// <summary>The sets that other sets point to: entities, reports, documents, counties.</summary>
internal static class RegisterSets
{
    private const decimal Tenths = 10m;

    public static readonly OpenSet Entities = OpenSet.Of(
        "entities", "Audited entities", "One row for each body that was audited.",
        db => db.Entities.AsNoTracking().OrderBy(row => row.Slug).ThenBy(row => row.Id).Select(row => new
        {
            row.Slug, row.Name, row.Kind, row.Vote, County = row.County!.Name, Parent = row.Parent!.Name, ParentSlug = row.Parent!.Slug,
            Findings = db.Findings.Count(finding => finding.EntityId == row.Id && finding.Status == FindingStatus.Published),
        }),
        new("slug", Text, Meaning.EntitySlug, row => row.Slug),
        new("name", Text, "Name as the nearest heading prints it, letter case tidied.", row => row.Name),
        new("kind", Text, "national-vote, sub-entity, county-executive, county-assembly or state-corporation.", row => row.Kind.Slug()),
        new("vote", Text, Meaning.Vote, row => row.Vote),
        new("county", Text, Meaning.County, row => row.County),
        new("parent", Text, Meaning.Parent, row => row.Parent),
        new("parent_slug", Text, "Its word in addresses.", row => row.ParentSlug),
        new("findings", Integer, "Number of published findings of its own.", row => row.Findings),
        new("url", Text, "Path of its page on this site.", row => SiteLinks.Entity(row.Slug)));

    public static readonly OpenSet Reports = OpenSet.Of(
        "reports", "Reports", "One row for each report that facts were taken from or that is known, whether its document is held or not.",
        db => db.Reports.AsNoTracking().OrderBy(row => row.Slug).ThenBy(row => row.Id).Select(row => new
        {
            row.Slug, row.Series, row.FinancialYear, row.Title, row.Publisher, row.PublishedOn, row.Url, row.SourceId,
            Findings = db.Findings.Count(finding => finding.ReportId == row.Id && finding.Status == FindingStatus.Published),
        }),
        new("slug", Text, "Word of the report; the column report of other sets.", row => row.Slug),
        new("series", Text, "Letters of its references: ng, ce or ca; empty for a report without findings.", row => row.Series?.Slug()),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.FinancialYear)),
        new("title", Text, "Title as printed.", row => row.Title),
        new("publisher", Text, "Who published it.", row => row.Publisher),
        new("published_on", Date, "Date of publication.", row => row.PublishedOn),
        new("url", Text, "The publisher's address of the document.", row => row.Url),
        new("findings", Integer, "Number of published findings read from it.", row => row.Findings),
        new("source", Text, "Source of this site that reads it.", row => row.SourceId));

    public static readonly OpenSet Documents = OpenSet.Of(
        "documents", "Documents held", "One row for each file that was read here, named by its checksum.",
        db => db.Documents.AsNoTracking().OrderBy(row => row.Report.Slug).ThenBy(row => row.Sha256)
            .Select(row => new { row.Sha256, Report = row.Report.Slug, row.Bytes, row.PageCount, row.MediaType, row.FetchedFrom, row.FetchedAt }),
        new("sha256", Text, "SHA-256 of its bytes.", row => row.Sha256),
        new("report", Text, "Report it is: slug of the set reports.", row => row.Report),
        new("bytes", Integer, "Size in bytes.", row => row.Bytes),
        new("pages", Integer, "Pages of the file.", row => row.PageCount),
        new("media_type", Text, "Type of the file.", row => row.MediaType),
        new("fetched_from", Text, "Address it was downloaded from; empty when handed in as a file.", row => row.FetchedFrom),
        new("fetched_at", Time, "When it was taken in, UTC.", row => row.FetchedAt),
        new("url", Text, "Path of its page on this site.", row => SiteLinks.Document(row.Sha256)));

    public static readonly OpenSet Counties = OpenSet.Of(
        "counties", "Counties and the 2019 census", "One row for each of the 47 counties.",
        db => db.Counties.AsNoTracking().OrderBy(row => row.Code).Select(row => new
        {
            row.Code, row.Slug, row.Name, row.Capital, row.Population, row.Households, row.AreaTenthsKm2, Report = row.CensusReport.Slug, row.CensusTables,
        }),
        new("county_code", Integer, Meaning.CountyCode, row => row.Code),
        new("slug", Text, "Word of the county in addresses.", row => row.Slug),
        new("county", Text, Meaning.County, row => row.Name),
        new("capital", Text, "A reference name; no figure, so without a source.", row => row.Capital),
        new("population", Integer, "People counted in 2019.", row => row.Population),
        new("households", Integer, "Households in 2019.", row => row.Households),
        new("land_area_km2", Number, "Land area in square kilometres.", row => row.AreaTenthsKm2 / Tenths),
        new("report", Text, Meaning.Report, row => row.Report),
        new("table", Text, "Tables of population, households and area in that report.", row => row.CensusTables),
        new("page", Text, "Empty: the tables are named instead.", _ => null),
        new("page_kind", Text, Meaning.PageKind, _ => PageKind.Unstated.Slug()),
        new("method", Text, Meaning.Printed, _ => CountySets.Printed));
}
