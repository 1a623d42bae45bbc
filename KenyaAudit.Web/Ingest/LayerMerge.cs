using System.Globalization;
using System.Text;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// Merges the three layers of a finding: text (only from the document), facts (document over bundle), editorial (over both).
/// A layer that brings nothing new makes no version; the bundle never removes text.
/// </summary>
internal sealed class LayerMerge(
    IReadOnlyDictionary<string, int> categories, IReadOnlyDictionary<string, EditorialRow> editorials, VersionOrigin origin)
{
    /// <summary>Whether incoming facts may replace those of the current version.</summary>
    public bool FactsWin(FindingVersionRow? current) => origin.DocumentId is not null || current?.DocumentId is null;

    /// <summary>What the layers say now, not yet compared with the current version; corrections come over it.</summary>
    public FindingVersionRow Merge(Finding finding, FindingVersionRow? current, FindingHeadings headings)
    {
        var editorial = editorials.GetValueOrDefault(finding.Reference.Value);
        var next = FactsWin(current) ? Read(finding) : Copy(current!);
        if (current is not null && finding.Blocks is null)
        {
            next.Body = current.Body;
            next.Blocks.Clear();
            next.Blocks.AddRange(current.Blocks.Select(Copy));
        }

        (next.EntityId, next.Section, next.Basis) = (headings.EntityId, headings.Section, headings.Basis);
        (next.Summary, next.SummarySw, next.SearchWords) = (editorial?.Summary, editorial?.SummarySw, editorial?.SearchWords);
        (next.SummaryAuthor, next.SummaryDate) = (editorial?.Author, editorial?.WrittenOn);
        next.CategoryRead = editorial?.Category is not null;
        next.CategoryId = editorial?.Category is null && !FactsWin(current) ? current!.CategoryId : categories[editorial?.Category ?? finding.Category];
        next.AmountRead = editorial is { AmountRead: true } or { AmountInQuestionCents: not null };
        next.AmountNote = next.AmountRead ? editorial!.AmountNote : null;
        next.AmountInQuestionCents = next.AmountRead ? editorial!.AmountInQuestionCents : InQuestion(next.Amounts);
        next.Number = (current?.Number ?? 0) + 1;
        return next;
    }

    /// <summary>Gives a version its reason; false where it brings nothing that the current one lacks.</summary>
    /// <param name="headings">Names of the headings that changed.</param>
    public bool Justify(FindingVersionRow next, FindingVersionRow? current, IReadOnlyList<string> headings)
    {
        if (current is null)
        {
            next.Reason = origin.DocumentId is null
                ? "First published, from the facts that travel with the portal."
                : "First published, from the document.";
            return true;
        }

        next.Reason = Reason(current, next, headings);
        return headings.Count > 0 || Content(next) != Content(current);
    }

    private FindingVersionRow Read(Finding finding)
    {
        var version = Blank(finding.Title);
        version.Body = finding.Body;
        version.DocumentId = origin.DocumentId;
        (version.PdfPage, version.PdfPageLast) = (finding.Pages.PdfPage, finding.Pages.PdfPageLast);
        (version.PrintedPage, version.PrintedPageLast) = (finding.Pages.PrintedPage, finding.Pages.PrintedPageLast);
        version.Amounts.AddRange(finding.Amounts.Select((amount, at) => new AmountRow
        {
            Ordinal = at, Printed = amount.Printed, Currency = amount.Currency, Cents = amount.Cents, Role = amount.Role,
        }));
        version.SubParagraphs.AddRange(finding.SubParagraphs.Select((sub, at) => new SubParagraphRow
        {
            Ordinal = at, Number = sub.Number, Title = sub.Title, PdfPage = sub.PdfPage,
        }));
        version.Blocks.AddRange((finding.Blocks ?? []).Select((block, at) => new TextBlockRow
        {
            Ordinal = at, Kind = (TextBlockKind)block.Kind, Text = block.Text, SubNumber = block.SubNumber, PdfPage = block.PdfPage,
        }));
        return version;
    }

    private FindingVersionRow Copy(FindingVersionRow current)
    {
        var version = Blank(current.Title);
        version.DocumentId = current.DocumentId;
        (version.PdfPage, version.PdfPageLast) = (current.PdfPage, current.PdfPageLast);
        (version.PrintedPage, version.PrintedPageLast) = (current.PrintedPage, current.PrintedPageLast);
        version.Amounts.AddRange(current.Amounts.Select(amount => new AmountRow
        {
            Ordinal = amount.Ordinal, Printed = amount.Printed, Currency = amount.Currency, Cents = amount.Cents, Role = amount.Role,
        }));
        version.SubParagraphs.AddRange(current.SubParagraphs.Select(sub => new SubParagraphRow
        {
            Ordinal = sub.Ordinal, Number = sub.Number, Title = sub.Title, PdfPage = sub.PdfPage,
        }));
        return version;
    }

    private static long? InQuestion(List<AmountRow> amounts) =>
        amounts.Find(amount => amount is { Role: AmountRole.InQuestion, Currency: "KES" })?.Cents;

    private static TextBlockRow Copy(TextBlockRow block) => new()
    {
        Ordinal = block.Ordinal, Kind = block.Kind, Text = block.Text, SubNumber = block.SubNumber, PdfPage = block.PdfPage,
    };

    private FindingVersionRow Blank(string title) => new()
    {
        Number = 1, Title = title, CategoryId = 0, PdfPage = 0, PdfPageLast = 0, RunId = origin.RunId,
        ExtractorVersion = origin.ExtractorVersion, ValidFrom = origin.At, Reason = "",
    };

    private static string Reason(FindingVersionRow current, FindingVersionRow next, IReadOnlyList<string> headings)
    {
        if (current.Body is null && next.Body is not null)
        {
            return "The full text was loaded from the document.";
        }

        var changed = new List<string>(headings);
        Add(current.Title != next.Title, "title");
        Add(current.Body != next.Body, "text");
        Add(current.Summary != next.Summary, "our summary");
        Add(current.SummarySw != next.SummarySw, "our Swahili summary");
        Add(current.SearchWords != next.SearchWords, "our search words");
        Add(current.CategoryId != next.CategoryId, "category");
        Add(current.AmountInQuestionCents != next.AmountInQuestionCents, "amount in question");
        Add(Amounts(current) != Amounts(next), "amounts");
        Add(Pages(current) != Pages(next), "pages");
        return changed.Count == 0 ? "Details were read anew." : $"Changed: {string.Join(", ", changed)}.";

        void Add(bool differs, string name)
        {
            if (differs)
            {
                changed.Add(name);
            }
        }
    }

    private static string Amounts(FindingVersionRow version) =>
        string.Join('\u001f', version.Amounts.Select(amount => $"{amount.Printed} {amount.Currency} {amount.Cents} {amount.Role}"));

    private static (int, int, string?, string?) Pages(FindingVersionRow version) =>
        (version.PdfPage, version.PdfPageLast, version.PrintedPage, version.PrintedPageLast);

    // What a reader can see of a version; where it came from and when is not content.
    private static string Content(FindingVersionRow version)
    {
        var text = new StringBuilder();
        Line(version.Title, version.Body, version.Summary, version.CategoryId, version.AmountInQuestionCents);
        Line(version.SummarySw, version.SearchWords, version.SummaryAuthor, version.SummaryDate, version.AmountRead, version.AmountNote, version.CategoryRead);
        Line(version.PdfPage, version.PdfPageLast, version.PrintedPage, version.PrintedPageLast);
        version.Amounts.ForEach(amount => Line(amount.Printed, amount.Currency, amount.Cents, (int)amount.Role));
        version.SubParagraphs.ForEach(sub => Line(sub.Number, sub.Title, sub.PdfPage));
        version.Blocks.ForEach(block => Line((int)block.Kind, block.Text, block.SubNumber, block.PdfPage));
        return text.ToString();

        void Line(params ReadOnlySpan<object?> parts)
        {
            foreach (var part in parts)
            {
                text.Append(CultureInfo.InvariantCulture, $"{part}\u001f");
            }

            text.Append('\u001e');
        }
    }
}
