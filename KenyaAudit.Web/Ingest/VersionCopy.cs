using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>Copies a version whole, as the ground of the next one that an editor makes.</summary>
internal static class VersionCopy
{
    /// <summary>Run and extractor stay those that read what the copy holds.</summary>
    public static FindingVersionRow Next(FindingRow finding, FindingVersionRow current, VersionKind kind, string reason, DateTime at)
    {
        var next = new FindingVersionRow
        {
            FindingId = finding.Id, Number = current.Number + 1, Title = current.Title, Body = current.Body, Summary = current.Summary,
            CategoryId = current.CategoryId, AmountInQuestionCents = current.AmountInQuestionCents, PdfPage = current.PdfPage, PdfPageLast = current.PdfPageLast,
            PrintedPage = current.PrintedPage, PrintedPageLast = current.PrintedPageLast, DocumentId = current.DocumentId, RunId = current.RunId,
            SummarySw = current.SummarySw, SummaryAuthor = current.SummaryAuthor, SummaryDate = current.SummaryDate, SearchWords = current.SearchWords,
            AmountRead = current.AmountRead, AmountNote = current.AmountNote, CategoryRead = current.CategoryRead,
            ExtractorVersion = current.ExtractorVersion, ValidFrom = at, Reason = reason, Kind = kind,
            EntityId = finding.EntityId, Section = finding.Section, Basis = finding.Basis,
        };
        next.Amounts.AddRange(current.Amounts.Select(amount => new AmountRow
        {
            Ordinal = amount.Ordinal, Printed = amount.Printed, Currency = amount.Currency, Cents = amount.Cents, Role = amount.Role,
        }));
        next.SubParagraphs.AddRange(current.SubParagraphs.Select(sub => new SubParagraphRow
        {
            Ordinal = sub.Ordinal, Number = sub.Number, Title = sub.Title, PdfPage = sub.PdfPage,
        }));
        next.Blocks.AddRange(current.Blocks.Select(block => new TextBlockRow
        {
            Ordinal = block.Ordinal, Kind = block.Kind, Text = block.Text, SubNumber = block.SubNumber, PdfPage = block.PdfPage,
        }));
        return next;
    }

    /// <summary>The body that a version's blocks make; null where it has none.</summary>
    public static string? BodyOf(FindingVersionRow version) =>
        version.Blocks.Count == 0 ? version.Body : string.Join("\n\n", version.Blocks.OrderBy(block => block.Ordinal).Select(block => block.Text));
}
