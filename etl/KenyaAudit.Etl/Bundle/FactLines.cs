using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

// The lines of the bundle's files. "entity", "parent", "name", "title" and "aliases" hold labels as printed or their slugs.
internal sealed record ReportLine(
    string SourceId, string Series, string FinancialYear, string Title, string Publisher, string? Url, string MadeFromSha256, string ExtractorVersion, IReadOnlyList<string> Notes);

internal sealed record EntityLine(string Entity, string Name, string Kind, string? Vote, int? County, string? Parent, IReadOnlyList<string>? Aliases);

internal sealed record OpinionLine(string Entity, string Name, string Opinion, string? ChapterOpinion, int PdfPage, string? PrintedPage);

internal sealed record FindingLine(
    string Ref, int Number, string Entity, string Section, string Basis, string? Opinion, string Title, string Category,
    int PdfPage, int? PdfPageLast, string? PrintedPage, string? PrintedPageLast,
    IReadOnlyList<AmountLine>? Amounts, IReadOnlyList<SubLine>? SubParagraphs);

internal sealed record AmountLine(string Printed, string Currency, long? Cents, string Role);

internal sealed record SubLine(string Number, string? Title, int PdfPage);

internal sealed record CleanLine(int Number, string Entity, string Section, string? Basis, int PdfPage, int? PdfPageLast, string? PrintedPage, string? PrintedPageLast);

/// <summary>Records to lines and back; the only place that knows both.</summary>
internal static class FactLines
{
    public static ReportLine Of(ReportRecords records, string sha256, string extractorVersion) => new(
        records.Report.SourceId, records.Report.Series.Slug(), records.Report.Year.ToString(), records.Report.Title, records.Report.Publisher, records.Report.Url,
        sha256, extractorVersion, records.Notes);

    public static EntityLine Of(EntityRecord entity) =>
        new(entity.Slug, entity.Name, entity.Kind.Slug(), entity.Vote, entity.CountyCode, entity.ParentSlug, Some(entity.Aliases));

    public static OpinionLine Of(OpinionRecord opinion) =>
        new(opinion.EntitySlug, opinion.PrintedName, opinion.Kind.Slug(), opinion.ChapterKind?.Slug(), opinion.PdfPage, opinion.PrintedPage);

    public static FindingLine Of(Finding finding) => new(
        finding.Reference.Value, finding.Number, finding.EntitySlug, finding.Section.Slug(), finding.Basis.Slug(), finding.Opinion?.Slug(), finding.Title, finding.Category,
        finding.Pages.PdfPage, Last(finding.Pages), finding.Pages.PrintedPage, PrintedLast(finding.Pages),
        Some(finding.Amounts.Select(amount => new AmountLine(amount.Printed, amount.Currency, amount.Cents, amount.Role.Slug())).ToList()),
        Some(finding.SubParagraphs.Select(sub => new SubLine(sub.Number, sub.Title, sub.PdfPage)).ToList()));

    public static CleanLine Of(CleanStatement clean) => new(
        clean.Number, clean.EntitySlug, clean.Section.Slug(), clean.Basis?.Slug(),
        clean.Pages.PdfPage, Last(clean.Pages), clean.Pages.PrintedPage, PrintedLast(clean.Pages));

    public static ReportRecord Report(ReportLine line) => new(
        line.SourceId, Word<ReportSeries>(line.Series), FinancialYear.TryParse(line.FinancialYear, out var year) ? year : throw new FormatException($"'{line.FinancialYear}' is no financial year"),
        line.Title, line.Publisher, line.Url);

    public static EntityRecord Entity(EntityLine line) =>
        new(line.Entity, line.Name, Word<EntityKind>(line.Kind), line.Vote, line.County, line.Parent, line.Aliases ?? []);

    public static OpinionRecord Opinion(OpinionLine line) =>
        new(line.Entity, line.Name, Word<Opinion>(line.Opinion), Maybe<Opinion>(line.ChapterOpinion), line.PdfPage, line.PrintedPage);

    public static Finding Finding(FindingLine line) => new(
        FindingReference.TryParse(line.Ref, out var reference) ? reference : throw new FormatException($"'{line.Ref}' is no reference"),
        line.Number, line.Entity, Word<ReportSection>(line.Section), Word<Basis>(line.Basis), Maybe<Opinion>(line.Opinion), line.Title, line.Category,
        Pages(line.PdfPage, line.PdfPageLast, line.PrintedPage, line.PrintedPageLast),
        [.. (line.Amounts ?? []).Select(amount => new AmountRecord(amount.Printed, amount.Currency, amount.Cents, Word<AmountRole>(amount.Role)))],
        [.. (line.SubParagraphs ?? []).Select(sub => new SubParagraph(sub.Number, sub.Title, sub.PdfPage))],
        null);

    public static CleanStatement Clean(CleanLine line) => new(
        line.Number, line.Entity, Word<ReportSection>(line.Section), Maybe<Basis>(line.Basis), Pages(line.PdfPage, line.PdfPageLast, line.PrintedPage, line.PrintedPageLast));

    // Most paragraphs stand on one page: the last page is written only where it is another.
    private static int? Last(PageSpan pages) => pages.PdfPageLast == pages.PdfPage ? null : pages.PdfPageLast;

    private static string? PrintedLast(PageSpan pages) => pages.PdfPageLast == pages.PdfPage ? null : pages.PrintedPageLast;

    private static PageSpan Pages(int page, int? last, string? printed, string? printedLast) =>
        new(page, last ?? page, printed, last is null ? printed : printedLast);

    private static IReadOnlyList<T>? Some<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;

    private static T Word<T>(string slug) where T : struct, Enum => Slugs.Parse<T>(slug) ?? throw new FormatException($"'{slug}' is no {typeof(T).Name}");

    private static T? Maybe<T>(string? slug) where T : struct, Enum => slug is null ? null : Word<T>(slug);
}
