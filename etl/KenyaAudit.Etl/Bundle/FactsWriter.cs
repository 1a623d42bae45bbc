using System.Text;
using System.Text.Json;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>Writes the facts of a document without its sentences: the same records give the same bytes.</summary>
public static class FactsWriter
{
    /// <param name="open">Opens a new file of the given name.</param>
    public static void Write(ReportRecords records, string sha256, string extractorVersion, Func<string, Stream> open)
    {
        var report = records.Report;
        WriteLines(open(FactLines.Report),
        [
            new ReportFact(
                report.SourceId, report.Series.Slug(), report.Year.ToString(), report.Title, report.Publisher,
                sha256, extractorVersion, report.Url),
        ]);
        WriteLines(open(FactLines.Entities), records.Entities.Select(entity => new EntityFact(
            entity.Slug, entity.Name, entity.Kind.Slug(), entity.Vote, entity.CountyCode, entity.ParentSlug, OrNull(entity.Aliases))));
        WriteLines(open(FactLines.Opinions), records.Opinions.Select(opinion => new OpinionFact(
            opinion.EntitySlug, opinion.PrintedName, opinion.Kind.Slug(), opinion.PdfPage, opinion.PrintedPage, opinion.ChapterKind?.Slug())));
        WriteLines(open(FactLines.Findings), records.Findings.Select(Fact));
        WriteLines(open(FactLines.CleanStatements), records.CleanStatements.Select(statement => new CleanFact(
            statement.Number, statement.EntitySlug, statement.Section.Slug(), statement.Pages.PdfPage,
            Differs(statement.Pages.PdfPageLast, statement.Pages.PdfPage), statement.Pages.PrintedPage,
            Differs(statement.Pages.PrintedPageLast, statement.Pages.PrintedPage))));
    }

    private static FindingFact Fact(Finding finding) => new(
        finding.Reference.Value, finding.Number, finding.EntitySlug, finding.Section.Slug(), finding.Basis.Slug(),
        finding.Title, finding.Category, finding.Pages.PdfPage, Differs(finding.Pages.PdfPageLast, finding.Pages.PdfPage),
        finding.Pages.PrintedPage, Differs(finding.Pages.PrintedPageLast, finding.Pages.PrintedPage), finding.Opinion?.Slug(),
        OrNull([.. finding.Amounts.Select(amount => new AmountFact(
            amount.Printed, amount.Currency, amount.Cents, amount.Role == AmountRole.Unclassified ? null : amount.Role.Slug()))]),
        OrNull([.. finding.SubParagraphs.Select(sub => new SubParagraphFact(sub.Number, sub.PdfPage, sub.Title))]));

    private static void WriteLines<T>(Stream file, IEnumerable<T> lines)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var line in lines)
        {
            writer.WriteLine(JsonSerializer.Serialize(line, FactLines.Json));
        }
    }

    private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;

    private static int? Differs(int last, int first) => last == first ? null : last;

    private static string? Differs(string? last, string? first) => last == first ? null : last;
}
