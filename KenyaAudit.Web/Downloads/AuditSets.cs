using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.EntityFrameworkCore;
using static KenyaAudit.Web.Downloads.ColumnType;

namespace KenyaAudit.Web.Downloads;

/// <summary>The sets read from reports of the Auditor-General. None holds a sentence of a report.</summary>
internal static class AuditSets
{
    public static readonly OpenSet Findings = OpenSet.Of(
        "findings", "Findings", "One row for each published finding, as it stands now. Withdrawn findings are left out; the text of the paragraphs is not included.",
        db => Current(db.FindingVersions).OrderBy(row => row.Finding.Report.Slug).ThenBy(row => row.Finding.Number).ThenBy(row => row.Finding.Reference)
            .Select(row => new
            {
                row.Finding.Reference, row.Title, Entity = row.Finding.Entity.Name, EntitySlug = row.Finding.Entity.Slug,
                Parent = row.Finding.Entity.Parent!.Name, ParentSlug = row.Finding.Entity.Parent!.Slug, row.Finding.Entity.Vote,
                County = row.Finding.Entity.County!.Name, Year = row.Finding.Report.FinancialYear, row.Finding.Section, row.Finding.Basis,
                row.Finding.Opinion, Category = row.Category.Slug, Paragraph = row.Finding.Number, Cents = row.AmountInQuestionCents,
                row.PrintedPage, row.PrintedPageLast, row.PdfPage, row.PdfPageLast, row.Summary, row.SummarySw, row.SearchWords, row.AmountRead, row.CategoryRead, Version = row.Number,
                Report = row.Finding.Report.Slug, row.Document!.Sha256,
            }),
        new("reference", Text, "Permanent reference.", row => row.Reference),
        new("title", Text, "Title as printed.", row => row.Title),
        new("entity", Text, Meaning.Entity, row => row.Entity),
        new("entity_slug", Text, Meaning.EntitySlug, row => row.EntitySlug),
        new("parent", Text, Meaning.Parent, row => row.Parent),
        new("parent_slug", Text, "Its word in addresses.", row => row.ParentSlug),
        new("vote", Text, Meaning.Vote, row => row.Vote),
        new("county", Text, Meaning.County, row => row.County),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.Year)),
        new("section", Text, Meaning.Section, row => row.Section.Slug()),
        new("basis", Text, "Sub-heading it stands under: a frozen word.", row => row.Basis.Slug()),
        new("opinion", Text, "Audit opinion that heads the chapter.", row => row.Opinion?.Slug()),
        new("category", Text, "Subject: a frozen word of the taxonomy.", row => row.Category),
        new("paragraph", Integer, Meaning.Paragraph, row => row.Paragraph),
        new("amount_in_question_kes", Number, "The one amount it is about, in Kenya shillings. Never add these up: they overlap.", row => Value.Kes(row.Cents)),
        new("printed_page", Text, Meaning.PrintedPage, row => row.PrintedPage),
        new("printed_page_last", Text, "Page it ends on, as printed.", row => row.PrintedPageLast),
        new("pdf_page", Integer, Meaning.PdfPage, row => row.PdfPage),
        new("pdf_page_last", Integer, "Page of the file it ends on.", row => row.PdfPageLast),
        new("summary", Text, "Ours, in plain words; not the report's.", row => row.Summary),
        new("summary_sw", Text, "Our Swahili translation of the summary.", row => row.SummarySw),
        new("search_words", Text, "Ours: words a citizen would type, parted by semicolons.", row => row.SearchWords == null ? null : row.SearchWords.Replace("\n", "; ", StringComparison.Ordinal)),
        new("amount_in_question_by", Text, "editors where the amount, or that there is no single one, is our reading; else rules.", row => row.AmountRead ? "editors" : "rules"),
        new("category_by", Text, "editors where the subject is our reading; else rules.", row => row.CategoryRead ? "editors" : "rules"),
        new("version", Integer, "Version shown, from 1.", row => row.Version),
        new("report", Text, Meaning.Report, row => row.Report),
        new("document_sha256", Text, Meaning.Sha256, row => row.Sha256),
        new("url", Text, "Path of the permalink on this site.", row => SiteLinks.Finding(row.Reference)));

    public static readonly OpenSet Amounts = OpenSet.Of(
        "amounts", "Amounts in findings", "One row for each amount of money printed in a finding, in order of print. Amounts of one finding overlap and are never added up.",
        db => db.Set<AmountRow>().AsNoTracking()
            .Where(row => row.Version.Number == row.Version.Finding.CurrentVersion && row.Version.Finding.Status == FindingStatus.Published)
            .OrderBy(row => row.Version.Finding.Report.Slug).ThenBy(row => row.Version.Finding.Number).ThenBy(row => row.Version.Finding.Reference).ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.Version.Finding.Reference, row.Ordinal, row.Printed, row.Currency, row.Cents, row.Role,
                Report = row.Version.Finding.Report.Slug, row.Version.PrintedPage, row.Version.PdfPage, row.Version.Document!.Sha256,
            }),
        new("reference", Text, "Reference of the finding.", row => row.Reference),
        new("position", Integer, "Order of print in the finding, from 1.", row => row.Ordinal + 1),
        new("printed", Text, "The amount as printed.", row => row.Printed),
        new("currency", Text, "ISO 4217.", row => row.Currency),
        new("amount", Number, "In units of the currency; empty where it cannot be read.", row => Value.Kes(row.Cents)),
        new("role", Text, "in_question, context or unclassified: told by rules from the words around it.", row => row.Role.Slug()),
        new("report", Text, Meaning.Report, row => row.Report),
        new("printed_page", Text, "Page the finding starts on, as printed.", row => row.PrintedPage),
        new("pdf_page", Integer, "Page of the file the finding starts on.", row => row.PdfPage),
        new("document_sha256", Text, Meaning.Sha256, row => row.Sha256));

    public static readonly OpenSet Opinions = OpenSet.Of(
        "opinions", "Audit opinions", "One row for each entity and report, as the report's appendices list them.",
        db => db.Opinions.AsNoTracking().OrderBy(row => row.Report.Slug).ThenBy(row => row.Entity.Slug).ThenBy(row => row.Id)
            .Select(row => new
            {
                Entity = row.Entity.Name, EntitySlug = row.Entity.Slug, row.Entity.Vote, County = row.Entity.County!.Name, Year = row.Report.FinancialYear,
                row.Kind, row.ChapterKind, row.PrintedName, row.PrintedPage, row.PdfPage, Report = row.Report.Slug,
            }),
        new("entity", Text, Meaning.Entity, row => row.Entity),
        new("entity_slug", Text, Meaning.EntitySlug, row => row.EntitySlug),
        new("vote", Text, Meaning.Vote, row => row.Vote),
        new("county", Text, Meaning.County, row => row.County),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.Year)),
        new("opinion", Text, "unmodified, qualified, adverse or disclaimer, as the appendix says.", row => row.Kind.Slug()),
        new("chapter_opinion", Text, "As the heading of the chapter says; the two may differ.", row => row.ChapterKind?.Slug()),
        new("printed_name", Text, "Name in the appendix.", row => row.PrintedName),
        new("printed_page", Text, Meaning.PrintedPage, row => row.PrintedPage),
        new("pdf_page", Integer, Meaning.PdfPage, row => row.PdfPage),
        new("report", Text, Meaning.Report, row => row.Report));

    public static readonly OpenSet CleanStatements = OpenSet.Of(
        "clean-statements", "Clean statements", "One row for each numbered paragraph that reported no matter. These are not findings.",
        db => db.CleanStatements.AsNoTracking().OrderBy(row => row.Report.Slug).ThenBy(row => row.Number).ThenBy(row => row.Id)
            .Select(row => new
            {
                Entity = row.Entity.Name, EntitySlug = row.Entity.Slug, row.Entity.Vote, Year = row.Report.FinancialYear, row.Section, row.Number,
                row.PrintedPage, row.PdfPage, Report = row.Report.Slug,
            }),
        new("entity", Text, Meaning.Entity, row => row.Entity),
        new("entity_slug", Text, Meaning.EntitySlug, row => row.EntitySlug),
        new("vote", Text, Meaning.Vote, row => row.Vote),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.Year)),
        new("section", Text, Meaning.Section, row => row.Section.Slug()),
        new("paragraph", Integer, Meaning.Paragraph, row => row.Number),
        new("printed_page", Text, Meaning.PrintedPage, row => row.PrintedPage),
        new("pdf_page", Integer, Meaning.PdfPage, row => row.PdfPage),
        new("report", Text, Meaning.Report, row => row.Report));

    private static IQueryable<FindingVersionRow> Current(IQueryable<FindingVersionRow> versions) => versions.AsNoTracking()
        .Where(row => row.Number == row.Finding.CurrentVersion && row.Finding.Status == FindingStatus.Published);
}
