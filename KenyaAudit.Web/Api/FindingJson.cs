using KenyaAudit.Web.Pages.Findings;
using KenyaAudit.Web.Pages.Search;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Api;

/// <summary>The JSON twin of a finding page. Keys are frozen.</summary>
internal sealed record FindingJson(
    string Ref,
    string Title,
    string Entity,
    string EntitySlug,
    string? Vote,
    string? County,
    string? FinancialYear,
    string Section,
    string Basis,
    string? Opinion,
    string Category,
    decimal? AmountInQuestion,
    int? PrintedPage,
    int PdfPage,
    string Url,
    int? PrintedPageLast,
    int PdfPageLast,
    string? Body,
    string? Summary,
    string? Parent,
    string? ParentSlug,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<SubParagraphJson> SubParagraphs,
    IReadOnlyList<AmountJson> Amounts,
    int Version,
    DocumentJson Document,
    string? SummarySw,
    string? SummaryAuthor,
    DateOnly? SummaryDate,
    IReadOnlyList<string> SearchWords,
    string AmountInQuestionBy,
    string? AmountInQuestionNote,
    string CategoryBy)
{
    public static FindingJson Of(FindingDetail finding) => new(
        finding.Reference,
        finding.Title,
        finding.EntityName,
        finding.EntitySlug,
        finding.Vote,
        finding.CountyName,
        finding.Year,
        finding.Section.Slug(),
        finding.Basis.Slug(),
        finding.Opinion?.Slug(),
        finding.Category,
        finding.Amount?.Shillings,
        PageNumbers.Printed(finding.PrintedPage),
        finding.PdfPage,
        SiteLinks.Finding(finding.Reference),
        PageNumbers.Printed(finding.PrintedPageLast),
        finding.PdfPageLast,
        finding.Body,
        finding.Summary,
        finding.ParentName,
        finding.ParentSlug,
        [.. finding.Blocks.Select(block => block.Text)],
        [.. finding.SubParagraphs.Select(sub => new SubParagraphJson(sub.Number, sub.Title, TextOf(sub.Number, finding.Blocks)))],
        [.. finding.Amounts.Select(amount => new AmountJson(amount.Printed, amount.Currency, amount.Cents / 100m, amount.Role.Slug()))],
        finding.Version,
        new DocumentJson(finding.Sha256, finding.ReportTitle, finding.Url),
        finding.SummarySw,
        finding.SummaryAuthor,
        finding.SummaryDate,
        finding.SearchWords,
        ReadBy(finding.AmountRead),
        finding.AmountNote,
        ReadBy(finding.CategoryRead));

    private static string ReadBy(bool ours) => ours ? "editors" : "rules";

    // Null, not "", where the text is not held.
    private static string? TextOf(string number, IReadOnlyList<BlockItem> blocks) =>
        blocks.Count == 0 ? null : string.Join("\n\n", blocks.Where(block => block.SubNumber == number && block.Kind != TextBlockKind.Heading).Select(block => block.Text));
}

internal sealed record SubParagraphJson(string Number, string? Title, string? Text);

internal sealed record AmountJson(string Printed, string Currency, decimal? Value, string Role);

internal sealed record DocumentJson(string? Sha256, string Title, string? Url);
